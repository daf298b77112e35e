// A libgit2 stream on a socket with a silence timeout.
#include "support/git/git_socket.hpp"

#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <fmt/format.h>
#include <git2.h>
#include <git2/sys/stream.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support/git/silence_watch.hpp"

namespace ocelot::git {

namespace {

// Later versions have their own timeouts: check then whether this file is still needed.
static_assert(LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR >= 5 && LIBGIT2_VER_MINOR <= 9,
              "SocketStream mirrors a struct of libgit2 1.5 to 1.9");

using Kind = ConnectionFault::Kind;

std::chrono::seconds silence_bound{30};
ConnectionFault last_fault;

int give_up(Kind kind, bool may_pass, std::string message) {
  last_fault = {kind, may_pass, std::move(message)};
  git_error_set_str(GIT_ERROR_NET, last_fault.message.c_str());
  return -1;
}

int fell_silent() {
  return give_up(Kind::silent, true, fmt::format("no data for {} s", silence_bound.count()));
}

// The first four members are those of libgit2's own git_socket_stream (src/streams/socket.h, 1.5 to
// 1.9): its ssh transport assumes that every stream is one, and passes `socket` to libssh2.
struct SocketStream {
  git_stream stream;
  char* host;
  char* port;
  int socket;
  SilenceWatch* watch;
};

SocketStream& own(git_stream* stream) {
  return *reinterpret_cast<SocketStream*>(stream);
}

struct AddressesFreer {
  void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, AddressesFreer>;

int wait_until_connected(int socket) {
  pollfd waiting{socket, POLLOUT, 0};
  const std::chrono::milliseconds bound = silence_bound;
  int ready = 0;
  do {
    ready = ::poll(&waiting, 1, static_cast<int>(bound.count()));
  } while (ready < 0 && errno == EINTR);
  if (ready == 0) return ETIMEDOUT;
  int code = 0;
  socklen_t size = sizeof code;
  return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno;
}

// Connects a socket within a time limit; returns 0 or an errno.
int connect_to(int socket, const addrinfo& address) {
  if (::connect(socket, address.ai_addr, address.ai_addrlen) != 0) {
    if (errno != EINPROGRESS) return errno;
    if (const int code = wait_until_connected(socket); code != 0) return code;
  }
  return ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) & ~O_NONBLOCK) == 0 ? 0 : errno;
}

int connect_stream(git_stream* stream) {
  SocketStream& self = own(stream);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int code = ::getaddrinfo(self.host, self.port, &hints, &found); code != 0) {
    return give_up(Kind::unresolved, code == EAI_AGAIN,
                   fmt::format("cannot resolve '{}': {}", self.host, ::gai_strerror(code)));
  }
  const Addresses addresses(found);
  int code = 0;
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    const int socket =
        ::socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                 address->ai_protocol);
    code = socket < 0 ? errno : connect_to(socket, *address);
    if (code == 0) {
      self.socket = socket;
      self.watch = new SilenceWatch(socket, silence_bound);
      return 0;
    }
    if (socket >= 0) ::close(socket);
  }
  return give_up(
      Kind::refused, true,
      fmt::format("cannot connect to {}:{}: {}", self.host, self.port, std::strerror(code)));
}

ssize_t read_stream(git_stream* stream, void* bytes, size_t size) {
  const SocketStream& self = own(stream);
  ssize_t count = 0;
  do {
    count = ::recv(self.socket, bytes, size, 0);
  } while (count < 0 && errno == EINTR);
  if (count > 0) return count;
  if (self.watch->has_fired()) return fell_silent();
  if (count < 0) {
    return give_up(Kind::broken, true,
                   fmt::format("the connection broke: {}", std::strerror(errno)));
  }
  // The end may be correct; libgit2 decides that.
  last_fault = {Kind::broken, true, "the connection ended early"};
  return 0;
}

ssize_t write_stream(git_stream* stream, const char* bytes, size_t size, int /*flags*/) {
  const SocketStream& self = own(stream);
  ssize_t count = 0;
  do {
    count = ::send(self.socket, bytes, size, MSG_NOSIGNAL);
  } while (count < 0 && errno == EINTR);
  if (count >= 0) return count;
  if (self.watch->has_fired()) return fell_silent();
  return give_up(Kind::broken, true, fmt::format("the connection broke: {}", std::strerror(errno)));
}

int close_stream(git_stream* stream) {
  SocketStream& self = own(stream);
  // Data that libssh2 reads directly does not pass through this stream.
  if (self.watch != nullptr && self.watch->has_fired()) fell_silent();
  delete self.watch;
  self.watch = nullptr;
  if (self.socket >= 0) ::close(self.socket);
  self.socket = -1;
  return 0;
}

void free_stream(git_stream* stream) {
  SocketStream& self = own(stream);
  close_stream(stream);
  std::free(self.host);
  std::free(self.port);
  delete &self;
}

int make_stream(git_stream** stream, const char* host, const char* port) {
  auto* self = new SocketStream{};
  self->stream.version = GIT_STREAM_VERSION;
  self->stream.connect = &connect_stream;
  self->stream.read = &read_stream;
  self->stream.write = &write_stream;
  self->stream.close = &close_stream;
  self->stream.free = &free_stream;
  self->host = ::strdup(host);
  self->port = ::strdup(port);
  self->socket = -1;
  *stream = &self->stream;
  return 0;
}

}  // namespace

void bound_connections(std::chrono::seconds silence) {
  silence_bound = silence;
  git_stream_registration registration{};
  registration.version = GIT_STREAM_VERSION;
  registration.init = &make_stream;
  git_stream_register(GIT_STREAM_STANDARD, &registration);
}

const ConnectionFault& connection_fault() {
  return last_fault;
}

void forget_connection_fault() {
  last_fault = {};
}

}  // namespace ocelot::git
