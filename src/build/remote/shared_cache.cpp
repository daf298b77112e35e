// Asks, checks, stores; hands on.
#include "build/remote/shared_cache.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <unistd.h>

#include "build/cache/incoming.hpp"
#include "build/cache/stored_files.hpp"
#include "build/remote/shared_names.hpp"
#include "build/remote/signed_entry.hpp"
#include "support/io/file.hpp"

namespace ocelot::remote {

namespace {

bool have_names(const cache::Entry& entry, const std::vector<std::string>& names) {
  return std::ranges::equal(entry.outputs, names, {}, &cache::Output::name);
}

// Sizes are at most k_largest_output each, so the sum does not overflow.
std::uintmax_t size_of(const cache::Entry& entry) {
  return std::accumulate(
      entry.outputs.begin(), entry.outputs.end(), std::uintmax_t{0},
      [](std::uintmax_t sum, const cache::Output& output) { return sum + output.size; });
}

Upload upload_of(std::string_view text) {
  return {text.size(), [rest = text](char* to, std::size_t room) mutable {
            const std::size_t count = rest.copy(to, room);
            rest.remove_prefix(count);
            return count;
          }};
}

Upload upload_of(const io::Descriptor& file, std::uintmax_t size) {
  return {size, [&file, size, at = std::uintmax_t{0}](char* to, std::size_t room) mutable {
            const std::size_t most = std::min<std::uintmax_t>(room, size - at);
            const ssize_t count = ::pread(file.get(), to, most, static_cast<off_t>(at));
            if (count <= 0) return std::size_t{0};
            at += static_cast<std::uintmax_t>(count);
            return static_cast<std::size_t>(count);
          }};
}

// Adds the use to the statistics when a job of the cache ends.
class Counted {
 public:
  Counted(const cache::Path& cache, cache::Statistics::Shared& used) : cache_(cache), used_(used) {
    used = {};
  }
  ~Counted() {
    used_.milliseconds = static_cast<std::uint64_t>(time_.elapsed().count());
    cache::count_shared(cache_, used_);
  }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  const cache::Path& cache_;
  cache::Statistics::Shared& used_;
  Deadline time_{std::chrono::milliseconds(0)};
};

}  // namespace

// What all steps of the build have waited is what remains of its patience.
template <class Request>
auto SharedCache::request(const Request& ask) {
  Deadline deadline(settings_.patience - record_.read().waited);
  auto answer = ask(deadline);
  record_.add_wait(deadline.waited());
  return answer;
}

void SharedCache::handle(const Diagnostics& failure) {
  const Diagnostic& reason = failure.front();
  if (reason.code == k_refused) {
    record_.stop_writing();
    settings_.report("refused", warning("shared-cache-refused", {},
                                        fmt::format("not writing to the shared cache {} for the "
                                                    "rest of this build: {}",
                                                    settings_.name, reason.message))
                                    .with_help(reason.help));
    return;
  }
  record_.give_up();
  settings_.report(
      "failed", warning("shared-cache-failed", {},
                        fmt::format("not using the shared cache {} for the rest of this build: {}",
                                    settings_.name, reason.message))
                    .with_help(reason.help));
}

void SharedCache::reject(const Digest& action, std::string_view meaning) {
  settings_.report("entry", warning("untrusted-entry", {},
                                    fmt::format("not using an entry of the shared cache {}: {} {}",
                                                settings_.name, name_of_entry(action), meaning))
                                .with_help("the step runs instead; see docs/remote.md"));
}

std::optional<cache::Entry> SharedCache::find(const Digest& action,
                                              const std::vector<std::string>& names) {
  std::string text;
  const std::string name = name_of_entry(action);
  const Accept accept = [&](std::string_view piece) -> Status {
    if (piece.size() > k_largest_text - text.size())
      return fail(error(k_failed, {}, fmt::format("{} has more bytes than any entry", name)));
    text += piece;
    return {};
  };
  const Result<bool> is_found =
      request([&](Deadline& deadline) { return transport_->get(name, accept, deadline); });
  if (!is_found) handle(is_found.error());
  if (!is_found || !*is_found) return std::nullopt;
  ReadEntry read = read_entry(text, action, settings_.writers);
  if (read.entry && !have_names(*read.entry, names)) read = ReadEntry();
  if (!read.entry) {
    reject(action, meaning_of(read.fault));
  } else if (size_of(*read.entry) > settings_.largest) {
    reject(action, "has larger outputs than OCELOT_CACHE_SIZE");
    return std::nullopt;
  }
  return std::move(read.entry);
}

Result<bool> SharedCache::fetch_blob(const cache::Path& cache, const cache::Output& output) {
  if (is_sound(cache, output)) return true;
  const std::string name = name_of_blob(output);
  Result<cache::IncomingBlob> blob = cache::IncomingBlob::begin(cache, output, name);
  if (!blob) return fail(blob.error());
  const Result<bool> is_found = request([&](Deadline& deadline) {
    return transport_->get(
        name, [&](std::string_view piece) { return blob->add(piece); }, deadline);
  });
  if (is_found && !*is_found) return false;
  Status done = is_found ? blob->finish() : Status(fail(is_found.error()));
  if (!done && done.error().front().code == "wrong-data") transport_->discard(name);
  if (!done) return fail(std::move(done.error()));
  used_.received += output.size;
  return true;
}

bool SharedCache::fetch(const cache::Path& cache, const Digest& action,
                        const std::vector<std::string>& names) {
  if (record_.read().is_given_up) return false;
  const Counted counted(cache_, used_);
  used_.misses = 1;
  const std::optional<cache::Entry> entry = find(action, names);
  if (!entry) return false;
  for (const cache::Output& output : entry->outputs) {
    const Result<bool> is_there = fetch_blob(cache, output);
    if (!is_there) handle(is_there.error());
    if (!is_there || !*is_there) return false;
  }
  if (!cache::put_entry(cache, *entry)) return false;
  used_.misses = 0;
  used_.hits = 1;
  return true;
}

// An entry that nobody would use must not replace one that is used.
bool SharedCache::read_key() {
  if (settings_.key_file.empty()) return settings_.writers.empty();
  if (!key_) {
    const Result<std::string> text = io::read_file(settings_.key_file);
    if (text) key_ = PrivateKey::read(*text);
  }
  const auto tell = [&](std::string message, std::string help) {
    settings_.report("key",
                     warning("bad-cache-key", {}, std::move(message)).with_help(std::move(help)));
    return false;
  };
  if (!key_)
    return tell(
        fmt::format("OCELOT_CACHE_KEY: cannot read a private key from {}", settings_.key_file),
        "make one with: ocelot-gen cache keygen FILE");
  if (settings_.writers.empty() ||
      std::ranges::find(settings_.writers, key_->public_key()) != settings_.writers.end())
    return true;
  return tell(
      "the key of OCELOT_CACHE_KEY is not in cache-writers of config/policy.yaml, so this "
      "build does not write to the shared cache",
      "add its line: " + key_->public_key().text());
}

Status SharedCache::send_blob(const cache::Output& output, const cache::OutputFile& file) {
  const std::string name = name_of_blob(output);
  const Result<bool> is_there =
      request([&](Deadline& deadline) { return transport_->has(name, output.size, deadline); });
  if (!is_there) return fail(is_there.error());
  if (*is_there) return {};
  const Result<io::Descriptor> source = io::open_to_read(file.path);
  if (!source) return fail(error(k_refused, {}, source.error().front().message));
  const Status sent = request([&](Deadline& deadline) {
    return transport_->put(name, upload_of(*source, output.size), deadline);
  });
  if (sent) used_.sent += output.size;
  return sent;
}

void SharedCache::send(const cache::Entry& entry, const std::vector<cache::OutputFile>& outputs) {
  const BuildRecord::State state = record_.read();
  if (settings_.is_read_only || state.is_given_up || state.is_read_only || !read_key()) return;
  const Counted counted(cache_, used_);
  Status done;
  for (std::size_t i = 0; done && i < outputs.size(); ++i)
    done = send_blob(entry.outputs[i], outputs[i]);
  if (done) {
    const std::string text = render(entry, key_ ? &*key_ : nullptr);
    done = request([&](Deadline& deadline) {
      return transport_->put(name_of_entry(entry.key), upload_of(std::string_view(text)), deadline);
    });
  }
  if (!done) handle(done.error());
}

}  // namespace ocelot::remote
