// upstream.lock: an accepted lock has ids of the right form, is written and reads the same again;
// a configuration that it was written for fits, and another one does not.
#include <algorithm>

#include "declaration/config/lock_text.hpp"
#include "project/lock.hpp"
#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using config::LockEntry;

bool is_id(const config::Scalar& scalar, std::size_t size) {
  return scalar.value.size() == size &&
         scalar.value.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_id_or_unset(const config::Scalar& scalar, std::size_t size) {
  return !scalar.place.has_source() || is_id(scalar, size);
}

void expect_valid(const LockEntry& lock) {
  fuzz::expect(is_id(lock.commit, 40), "a commit is an id");
  fuzz::expect(is_id_or_unset(lock.tree, 40), "a tree is an id");
  fuzz::expect(is_id_or_unset(lock.modules, 64), "a digest of modules is a digest");
  fuzz::expect(lock.go.value.find_first_of(" \n;'\"$`") == std::string::npos,
               "a version of Go is one word");
}

// The model accepts no others, so no others are written.
bool is_writable(const LockEntry& lock) {
  const std::string names = lock.repo.value + lock.ref.value + lock.folder.value;
  return !lock.folder.value.empty() && is_id(lock.tree, 40) &&
         std::none_of(names.begin(), names.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
}

model::Upstream upstream_of(const LockEntry& lock) {
  model::Upstream upstream;
  upstream.repo = lock.repo.value;
  upstream.ref = lock.ref.value;
  upstream.folder = lock.folder.value;
  return upstream;
}

void expect_fit(const LockEntry& lock) {
  fuzz::expect(project::check_fit(lock, upstream_of(lock)).has_value(), "its own upstream fits");
  model::Upstream other = upstream_of(lock);
  other.ref += "x";
  const Status status = project::check_fit(lock, other);
  fuzz::expect(!status, "another ref does not fit");
  fuzz::expect_sound(status.error());
}

void expect_survives_writing(const LockEntry& lock) {
  const std::string written = config::write_lock(lock);
  const Result<LockEntry> again = project::parse_lock(make_source("upstream.lock", written));
  if (!again) fuzz::expect_same(render(again.error()), "", "a written lock has no faults");
  fuzz::expect_same(config::write_lock(*again), written, "a written lock reads the same");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceRef source = make_source("upstream.lock", fuzz::text_of(data, size));
  const Result<LockEntry> lock = project::parse_lock(source);
  if (!lock) {
    fuzz::expect(!lock.error().empty(), "a failure says why");
    fuzz::expect_sound(lock.error());
    return 0;
  }
  expect_valid(*lock);
  expect_fit(*lock);
  if (is_writable(*lock)) expect_survives_writing(*lock);
  return 0;
}
