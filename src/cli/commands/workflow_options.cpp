// Each value is checked, because it becomes part of a file that a CI runs.
#include "cli/commands/workflow_options.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "declaration/model/architecture.hpp"
#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

using draft::WorkflowChoice;
using draft::WorkflowForm;
using draft::WorkflowHost;

constexpr std::size_t k_commit_digits = 40;
constexpr std::size_t k_sha256_digits = 64;
// GitHub's limit for a matrix.
constexpr unsigned k_most_jobs = 256;

bool is_hexadecimal(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Unexpected<Diagnostics> invalid(std::string_view option, std::string_view form,
                                const std::string& value, std::string help = {}) {
  return console::usage(fmt::format("--{} takes {}, not '{}'", option, form, value),
                        std::move(help));
}

// The text in front of the last '@', and what is behind it.
std::pair<std::string, std::string> split_at(const std::string& text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string::npos) return {text, ""};
  return {text.substr(0, at), text.substr(at + 1)};
}

Status read_uses(WorkflowChoice& choice, const console::Arguments& arguments) {
  const std::string text = arguments.last("uses");
  const auto [repository, commit] = split_at(text);
  const bool has_owner = std::ranges::count(repository, '/') == 1 && !repository.ends_with('/');
  if (!has_owner || !has_only(repository, "-_./") || !is_hexadecimal(commit, k_commit_digits))
    return invalid("uses", "OWNER/REPO@COMMIT, with the 40 digits of a commit", text,
                   "a tag or a branch can be moved; its commit: git ls-remote URL TAG");
  choice.repository = repository;
  choice.commit = commit;
  return {};
}

Status read_release(WorkflowChoice& choice, const console::Arguments& arguments) {
  choice.release = arguments.last("release");
  choice.sha256 = arguments.last("sha256");
  const bool is_url =
      choice.release.starts_with("https://") || choice.release.starts_with("http://");
  if (!is_url || !has_only(choice.release, "-._~:/?&=+%@") || choice.release.ends_with(':'))
    return invalid("release", "the https:// URL of a release's tar.gz", choice.release);
  if (choice.sha256.empty())
    return console::usage("--release needs --sha256 DIGEST",
                          "the digest of the tar.gz is in SHA256SUMS of the release");
  if (!is_hexadecimal(choice.sha256, k_sha256_digits))
    return invalid("sha256", "64 lower-case hexadecimal digits", choice.sha256);
  return {};
}

Status read_image(WorkflowChoice& choice, const console::Arguments& arguments) {
  constexpr std::string_view k_algorithm = "sha256:";
  choice.image = arguments.last("image");
  const auto [name, digest] = split_at(choice.image);
  if (!has_only(name, "-._/:") || !digest.starts_with(k_algorithm) ||
      !is_hexadecimal(std::string_view(digest).substr(k_algorithm.size()), k_sha256_digits))
    return invalid(
        "image", "NAME@sha256:DIGEST", choice.image,
        "a tag can be moved; the digest of an image: docker buildx imagetools inspect NAME");
  return {};
}

Status read_source(WorkflowChoice& choice, const console::Arguments& arguments) {
  const bool has_release = arguments.has("release");
  if (has_release && arguments.has("image"))
    return console::usage("--release and --image exclude each other");
  if (!has_release && arguments.has("sha256"))
    return console::usage("--sha256 needs --release URL");
  if (has_release) return read_release(choice, arguments);
  if (arguments.has("image")) return read_image(choice, arguments);
  return console::usage("the jobs need ocelot-gen: a release, or an image that has it",
                        "add --release URL --sha256 DIGEST: the URL of "
                        "ocelot-gen-VERSION-linux-amd64.tar.gz, and its "
                        "line in SHA256SUMS; or --image NAME@sha256:DIGEST");
}

Status read_details(WorkflowChoice& choice, const console::Arguments& arguments) {
  if (arguments.has("branch")) choice.branch = arguments.last("branch");
  if (!has_only(choice.branch, "-_./"))
    return invalid("branch", "the name of one branch", choice.branch,
                   "it begins with a letter or digit, and has only these, '-', '_', '.' and '/'");
  if (arguments.has("runner")) choice.runner = arguments.last("runner");
  if (!has_only(choice.runner, "-_."))
    return invalid("runner", "one label", choice.runner,
                   "it begins with a letter or digit, and has only these, '-', '_' and '.'");
  if (arguments.has("only")) {
    choice.architecture = arguments.last("only");
    if (!model::parse_architecture(choice.architecture))
      return invalid("only", "amd64 or arm64", choice.architecture);
    choice.jobs = 1;
  }
  if (!arguments.has("jobs")) return {};
  const std::string text = arguments.last("jobs");
  choice.jobs = read_number<unsigned>(text).value_or(0);
  if (choice.jobs == 0 || choice.jobs > k_most_jobs)
    return invalid("jobs", fmt::format("a number from 1 to {}", k_most_jobs), text);
  return {};
}

Status refuse(const console::Arguments& arguments, std::initializer_list<const char*> options,
              std::string_view reason) {
  for (const char* option : options) {
    if (arguments.has(option)) return console::usage(fmt::format("--{} {}", option, reason));
  }
  return {};
}

Status check_uses(const WorkflowChoice& choice, const console::Arguments& arguments) {
  if (choice.form != WorkflowForm::caller)
    return refuse(arguments, {"uses"}, "and --inline exclude each other");
  if (arguments.has("uses")) return {};
  return console::usage(
      "a short workflow needs --uses OWNER/REPO@COMMIT",
      "OWNER/REPO is a repository with .github/workflows/layers.yml: this program's, or one where "
      "you ran 'ocelot-gen new workflow github --reusable'; or write the whole workflow: --inline");
}

}  // namespace

bool has_only(std::string_view text, std::string_view others) {
  return !text.empty() && is_alphanumeric(text.front()) && std::ranges::all_of(text, [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

bool names_values(const console::Arguments& arguments) {
  constexpr std::array k_options = {"uses",     "release", "sha256", "image", "inline",
                                    "reusable", "branch",  "only",   "jobs",  "runner"};
  return std::ranges::any_of(k_options, [&](const char* option) { return arguments.has(option); });
}

Result<WorkflowChoice> read_workflow_form(const console::Arguments& arguments) {
  const console::Words& words = arguments.inputs();
  if (words.size() != 1 || (words[0] != "github" && words[0] != "gitlab"))
    return console::usage("expected github or gitlab");
  WorkflowChoice choice;
  if (words[0] == "gitlab") {
    choice.host = WorkflowHost::gitlab;
    choice.form = WorkflowForm::whole;
    if (Status fits =
            refuse(arguments, {"uses", "reusable", "branch", "jobs", "runner"},
                   "is for github; GitLab's file has all jobs, one for each architecture");
        !fits)
      return fail(fits.error());
    return choice;
  }
  if (arguments.has("inline") && arguments.has("reusable"))
    return console::usage("--inline and --reusable exclude each other");
  if (arguments.has("inline")) choice.form = WorkflowForm::whole;
  if (arguments.has("reusable")) choice.form = WorkflowForm::reusable;
  return choice;
}

Result<WorkflowChoice> read_workflow_choice(const console::Arguments& arguments) {
  Result<WorkflowChoice> choice = read_workflow_form(arguments);
  if (!choice) return choice;
  if (choice->form == WorkflowForm::reusable) {
    if (Status fits = refuse(
            arguments, {"uses", "release", "sha256", "image", "branch", "only", "jobs", "runner"},
            "is a value of the workflow that calls the reusable one");
        !fits)
      return fail(fits.error());
    return choice;
  }
  if (Status fits = check_uses(*choice, arguments); !fits) return fail(fits.error());
  if (arguments.has("uses")) {
    if (Status read = read_uses(*choice, arguments); !read) return fail(read.error());
  }
  if (Status read = read_source(*choice, arguments); !read) return fail(read.error());
  if (Status read = read_details(*choice, arguments); !read) return fail(read.error());
  return choice;
}

}  // namespace ocelot::cli
