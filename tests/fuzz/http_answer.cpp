// What a git server answers over HTTP: a ref means a commit that the answer names, or there is a
// fault; a token is never sent without encryption, and no other host is asked. In: an answer to
// each request, with a separator between them.
#include <algorithm>
#include <filesystem>
#include <mutex>
#include <thread>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/git/git_remote.hpp"
#include "support/git/mirror_files.hpp"
#include "support/input.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/private_folder.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

namespace fs = std::filesystem;

constexpr const char* k_token = "the-secret-token";

// Gives the answers, one per connection, and keeps what it was asked.
class Server {
 public:
  Server() : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    fuzz::expect(::bind(listening_.get(), generic, size) == 0, "a port is free");
    fuzz::expect(::listen(listening_.get(), 8) == 0, "the server listens");
    fuzz::expect(::getsockname(listening_.get(), generic, &size) == 0, "the port has a number");
    port_ = ntohs(address.sin_port);
    std::thread([this] { serve(); }).detach();  // until the process ends
  }

  std::string url() const { return fmt::format("http://127.0.0.1:{}/r.git", port_); }

  void set_answers(std::string_view answers) {
    const std::lock_guard lock(mutex_);
    answers_ = answers;
    asked_.clear();
  }

  std::string asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void serve() {
    for (;;) {
      const io::Descriptor connection(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (connection.is_open()) answer(connection.get());
    }
  }

  // Reads until the peer closes, so that the end of the connection is never a reset.
  void answer(int connection) {
    char bytes[4096];
    bool is_answered = false;
    for (ssize_t count = 1; count > 0;) {
      count = ::recv(connection, bytes, sizeof bytes, 0);
      const std::lock_guard lock(mutex_);
      asked_.append(bytes, static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
      if (is_answered || asked_.find("\r\n\r\n") == std::string::npos) continue;
      std::string_view rest = answers_;
      const std::string now(fuzz::take_until(rest, "\n===\n"));
      answers_ = std::string(rest);
      ::send(connection, now.data(), now.size(), MSG_NOSIGNAL);
      ::shutdown(connection, SHUT_WR);
      is_answered = true;
    }
  }

  io::Descriptor listening_;
  unsigned port_ = 0;
  std::mutex mutex_;
  std::string answers_;
  std::string asked_;
};

// A server, and an empty repository in a folder for as long as the process lives.
class Site {
 public:
  Site() {
    std::string name = (fs::temp_directory_path() / "ocelot-fuzz-XXXXXX").string();
    fuzz::expect(::mkdtemp(name.data()) != nullptr, "there is a temporary folder");
    folder_ = name;
    for (const char* variable : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
      ::unsetenv(variable);
    ::setenv("HOME", name.c_str(), 1);
    ::setenv("OCELOT_GIT_TOKEN", k_token, 1);
  }
  ~Site() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  Server server;

  git::GitRepository repository() const {
    if (!fs::exists(mirror())) make_mirror();
    auto opened = git::GitRepository::open_bare(mirror());
    fuzz::expect(opened.has_value(), "there is a repository");
    return std::move(*opened);
  }

 private:
  fs::path mirror() const { return folder_ / "mirror"; }

  void make_mirror() const {
    const Result<io::Folder> made = io::make_private(mirror());
    fuzz::expect(made && git::write_mirror(*made, git::mirror_configuration(server.url())),
                 "there is an empty mirror");
  }

  fs::path folder_;
};

// Ends the attempts instead of the pause before the next one.
struct Retry {};

void expect_answered(const Result<std::string>& commit, std::string_view answers) {
  if (!commit) {
    fuzz::expect(!commit.error().empty(), "a failure says why");
    return fuzz::expect_sound(commit.error());
  }
  fuzz::expect(commit->empty() || commit->size() == 40, "a commit is an id");
  fuzz::expect(in_lower_case(answers).find(*commit) != std::string::npos,
               "the server named the commit");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Site k_site;
  const std::string answers = fuzz::text_of(data, size);
  k_site.server.set_answers(answers);
  const git::NetworkReport report{{}, [](std::string_view why, std::chrono::milliseconds) {
                                    fuzz::expect(!why.empty(), "a retry has a reason");
                                    throw Retry();
                                  }};
  try {
    expect_answered(git::ask_server(k_site.repository(), k_site.server.url(), "main", report),
                    answers);
  } catch (const Retry&) {  // not a failure of its own
  }
  fuzz::expect(k_site.server.asked().find("Authorization") == std::string::npos,
               "no credential is sent without encryption");
  return 0;
}
