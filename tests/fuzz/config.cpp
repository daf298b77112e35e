// The readers of the four YAML files; the first byte selects a reader. A lock that was read is
// written and must read the same again.
#include "declaration/config/config.hpp"

#include <algorithm>

#include "declaration/config/lock_text.hpp"
#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

constexpr std::string_view k_between = "\x1F";  // not in any text of a YAML file

std::string shown(const config::Scalar& scalar) {
  fuzz::expect_sound(scalar.place);
  return scalar.value + std::string(k_between);
}

std::string shown(const std::vector<config::Scalar>& scalars) {
  std::string text;
  for (const config::Scalar& scalar : scalars) text += shown(scalar);
  return text + "\n";
}

std::string shown(const std::optional<config::Scalar>& scalar) {
  return scalar ? shown(*scalar) : "-\n";
}

std::string shown(const config::DistributionEntry& entry) {
  return shown(entry.name) + shown(entry.description) + shown(entry.kind) + shown(entry.library) +
         shown(entry.component) + shown(entry.bases) + shown(entry.without) +
         shown(entry.config_file) + shown(entry.tags) + shown(entry.architectures);
}

std::string shown(const config::DependencyEntry& entry) {
  return shown(entry.tag) + shown(entry.modules);
}

std::string shown(const config::ReplaceEntry& entry) {
  return shown(entry.module) + shown(entry.target);
}

std::string shown(const config::UpstreamEntry& entry) {
  return shown(entry.repo) + shown(entry.ref) + shown(entry.folder);
}

std::string shown(const config::LockEntry& entry) {
  return shown(entry.repo) + shown(entry.ref) + shown(entry.folder) + shown(entry.commit) +
         shown(entry.tree) + shown(entry.modules) + shown(entry.go);
}

template <class Entry>
std::string shown(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) text += shown(entry);
  return text;
}

std::string shown(const config::DependenciesFile& file) {
  return shown(file.dependencies) + shown(file.replaces) + shown(file.allow_skew);
}

std::string shown(const config::DistributionsFile& file) {
  return shown(file.defaults) + shown(file.distributions);
}

template <class T>
std::string shown(const WithDiagnostics<T>& entries) {
  fuzz::expect_sound(entries.diagnostics());
  return shown(entries.ignoring_diagnostics()) + render(entries.diagnostics());
}

bool is_hexadecimal(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
}

// Checks only values that the model accepts, because no others are written.
void expect_survives_writing(const config::LockEntry& entry) {
  const std::string names = entry.repo.value + entry.ref.value + entry.folder.value;
  if (has_control_characters(names) || entry.folder.value.empty()) return;
  if (!is_hexadecimal(entry.commit.value) || !is_hexadecimal(entry.tree.value)) return;
  if (!entry.modules.value.empty() && !is_hexadecimal(entry.modules.value)) return;
  if (!is_hexadecimal(entry.go.value) && !entry.go.value.empty()) return;
  const auto again = config::read_lock(make_source("lock", config::write_lock(entry)));
  fuzz::expect_same(render(again.diagnostics()), "", "a written lock has no faults");
  fuzz::expect_same(shown(again.ignoring_diagnostics()), shown(entry),
                    "a written lock reads the same");
}

void read_lock(const SourceRef& source) {
  const auto read = config::read_lock(source);
  fuzz::expect_same(shown(read), shown(config::read_lock(source)), "a lock reads the same twice");
  if (!has_errors(read.diagnostics())) expect_survives_writing(read.ignoring_diagnostics());
}

template <class Read>
void read_twice(const Read& read, const SourceRef& source) {
  fuzz::expect_same(shown(read(source)), shown(read(source)), "a file reads the same twice");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view text = input;
  const unsigned int choice = fuzz::take_byte(text) % 4;
  const SourceRef source = make_source("file.yaml", std::string(text));
  if (choice == 0) read_twice(config::read_distributions, source);  // 'd'
  if (choice == 1) read_twice(config::read_upstream, source);       // 'u'
  if (choice == 2) read_twice(config::read_dependencies, source);   // 'r', for requirements
  if (choice == 3) read_lock(source);                               // 'o', for lock
  return 0;
}
