// Prepares a folder, and starts the program with bubblewrap or without.
#include "lambda/contained_run.hpp"

#include <fmt/format.h>

#include "lambda/extension_file.hpp"
#include "lambda/report_json.hpp"
#include "support/base/json.hpp"
#include "support/base/text.hpp"
#include "support/io/bubblewrap.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"
#include "support/io/write_file.hpp"
#include "support/io/zip_unpacking.hpp"

namespace ocelot::lambda {

namespace {

namespace fs = std::filesystem;

// The host name is that of the address at which an extension receives events of the Telemetry API
// (https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api.html).
constexpr std::string_view k_hosts = "127.0.0.1 localhost sandbox.localdomain\n";
constexpr std::string_view k_name_sources = "hosts: files\n";

// In the sandbox. Not in /tmp, which an extension finds empty.
constexpr const char* k_program = "/run/ocelot/ocelot-gen";
constexpr const char* k_config = "/run/ocelot/given.yaml";
constexpr const char* k_work = "/run/ocelot/work";

class ContainedRun {
 public:
  ContainedRun(const ContainedRequest& request, const fs::path& folder)
      : request_(request), folder_(folder), layer_(folder / "layer") {}

  Result<ContainedResult> run() {
    if (Status made = io::make_folders(layer_); !made) return fail(made.error());
    if (Status unpacked = io::unpack_zip(request_.zip, layer_); !unpacked)
      return fail(unpacked.error());
    const Result<std::vector<std::string>> words =
        request_.containment == Containment::bubblewrap ? confined_words() : unconfined_words();
    if (!words) return fail(words.error());
    const io::Command command{
        *words, "/", {{"PATH", "/usr/bin:/bin"}}, folder_ / "output", folder_ / "report"};
    const Result<io::Exit> ended = io::run(command);
    if (!ended) return fail(ended.error());
    return read_result(command);
  }

 private:
  Result<std::vector<std::string>> confined_words() const {
    const Result<fs::path> bwrap = io::find_bubblewrap();
    if (!bwrap) return fail(bwrap.error());
    if (Status written = write_name_files(); !written) return fail(written.error());
    EmulationRequest emulation = request_.emulation;
    io::Confinement confinement;
    confinement.home = k_work;
    confinement.replacements = {{k_layer_folder, layer_},
                                {"/etc/hosts", folder_ / "hosts"},
                                {"/etc/nsswitch.conf", folder_ / "nsswitch.conf"},
                                {k_program, request_.program}};
    if (emulation.config) {
      confinement.replacements[k_config] = io::absolute_path(*emulation.config);
      emulation.config = k_config;
    }
    emulation.layer = k_layer_folder;
    emulation.work = k_work;
    std::vector<std::string> words = io::bubblewrap_words(*bwrap, confinement);
    words.emplace_back(k_program);
    return with_emulation(std::move(words), emulation);
  }

  Status write_name_files() const {
    if (auto written = io::write_if_changed(folder_ / "hosts", k_hosts); !written)
      return fail(written.error());
    const auto written = io::write_if_changed(folder_ / "nsswitch.conf", k_name_sources);
    return written ? Status() : fail(written.error());
  }

  Result<std::vector<std::string>> unconfined_words() const {
    EmulationRequest emulation = request_.emulation;
    emulation.layer = layer_;
    emulation.work = folder_ / "work";
    if (emulation.config) emulation.config = io::absolute_path(*emulation.config);
    return with_emulation({request_.program.string()}, emulation);
  }

  std::vector<std::string> with_emulation(std::vector<std::string> words,
                                          const EmulationRequest& emulation) const {
    for (std::string& word : request_.to_words(emulation)) words.push_back(std::move(word));
    return words;
  }

  Result<ContainedResult> read_result(const io::Command& command) const {
    std::string output = io::read_file(command.log).value_or(std::string());
    const Result<std::string> text = io::read_file(command.output);
    const auto json = text ? parse_json(*text) : std::nullopt;
    auto report = json ? read_report(*json) : std::nullopt;
    if (report) return ContainedResult{std::move(*report), std::move(output)};
    return fail(error("smoke-failed", whole_file(request_.zip.string()),
                      "the emulator of Lambda ended without a report")
                    .with_note(fmt::format("its output: {}", trim(output))));
  }

  const ContainedRequest& request_;
  const fs::path& folder_;
  fs::path layer_;
};

}  // namespace

Result<ContainedResult> run_contained(const ContainedRequest& request) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  return ContainedRun(request, scratch->path()).run();
}

}  // namespace ocelot::lambda
