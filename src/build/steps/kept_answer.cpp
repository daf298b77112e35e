// An answer is the only output of its action.
#include "build/steps/kept_answer.hpp"

#include "support/io/file.hpp"
#include "support/io/scratch.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_output = "answer";

std::optional<Json> read_answer(const cache::Store& store, const Digest& key,
                                const std::filesystem::path& folder) {
  Result<io::Folder> opened = io::Folder::open(folder);
  if (!opened) return std::nullopt;
  std::vector<cache::OutputTarget> targets;
  targets.push_back({k_output, {std::move(*opened), k_output}});
  if (!store.get(key, targets)) return std::nullopt;
  const Result<std::string> text = io::read_file(folder / k_output);
  return text ? parse_json(*text) : std::nullopt;
}

}  // namespace

Result<Json> keep_answer(const StepEnvironment& environment, const cache::ActionKey& key,
                         const std::function<Result<Json>()>& find) {
  if (environment.store == nullptr) return find();
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const Digest digest = key.digest();
  if (auto kept = read_answer(*environment.store, digest, scratch->path())) return std::move(*kept);
  Result<Json> answer = find();
  if (!answer) return answer;
  const std::filesystem::path file = scratch->path() / k_output;
  // An answer that cannot be kept is only found again.
  if (io::write_if_changed(file, answer->text(Json::Layout::compact)))
    static_cast<void>(
        cache::put_within(*environment.store, environment.limit, digest, {{k_output, file}}));
  return answer;
}

std::optional<Json> recall_answer(const StepEnvironment& environment, const cache::ActionKey& key) {
  if (environment.store == nullptr) return std::nullopt;
  const Result<io::Scratch> scratch = io::Scratch::make();
  return scratch ? read_answer(*environment.store, key.digest(), scratch->path()) : std::nullopt;
}

}  // namespace ocelot::steps
