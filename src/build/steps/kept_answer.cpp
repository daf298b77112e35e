// An answer is the only output of its action.
#include "build/steps/kept_answer.hpp"

#include "support/io/file.hpp"
#include "support/io/scratch.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_output = "answer";

// Without a shared cache behind it: a step may keep hundreds of small answers, and to ask a server
// for each of them can take longer than to find them again.
cache::Store local(const cache::Store& store) {
  return cache::Store(store.folder());
}

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

std::optional<Json> find_kept(const StepEnvironment& environment, const cache::ActionKey& key) {
  if (environment.store == nullptr) return std::nullopt;
  const Result<io::Scratch> scratch = io::Scratch::make();
  return scratch ? read_answer(local(*environment.store), key.digest(), scratch->path())
                 : std::nullopt;
}

void keep(const StepEnvironment& environment, const cache::ActionKey& key, const Json& answer) {
  if (environment.store == nullptr) return;
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return;
  const std::filesystem::path file = scratch->path() / k_output;
  if (io::write_if_changed(file, answer.text(Json::Layout::compact)))
    static_cast<void>(cache::put_within(local(*environment.store), environment.limit, key.digest(),
                                        {{k_output, file}}));
}

Result<Json> keep_answer(const StepEnvironment& environment, const cache::ActionKey& key,
                         const std::function<Result<Json>()>& find) {
  if (auto kept = find_kept(environment, key)) return std::move(*kept);
  Result<Json> answer = find();
  if (answer) keep(environment, key, *answer);
  return answer;
}

}  // namespace ocelot::steps
