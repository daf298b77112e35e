// Makes requests with one handle of libcurl, which keeps its connection open.
#include "build/remote/http_transport.hpp"

#include <array>

#include <fmt/format.h>

#include "build/remote/curl_library.hpp"
#include "support/io/environment.hpp"

namespace ocelot::remote {

namespace {

constexpr long k_connect_milliseconds = 2000;
constexpr long k_ok = 200;
constexpr long k_first_other = 300;
constexpr long k_not_found = 404;
constexpr long k_gone = 410;

/// What a request reads or writes, and its time.
struct Exchange {
  Deadline& deadline;
  const Accept* accept = nullptr;
  const Upload* upload = nullptr;
  Status fault{};  // of `accept`
  CURL* handle = nullptr;
  const CurlLibrary* curl = nullptr;

  long status() const {
    long code = 0;
    curl->easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
  }
};

// The text of an error page is not the answer, and time for it is time of waiting.
std::size_t receive(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& exchange = *static_cast<Exchange*>(data);
  const std::size_t length = size * count;
  if (exchange.accept == nullptr || exchange.status() != k_ok) return length;
  exchange.deadline.moved(length);
  exchange.fault = (*exchange.accept)({bytes, length});
  return exchange.fault ? length : 0;
}

std::size_t send(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& exchange = *static_cast<Exchange*>(data);
  if (exchange.upload == nullptr) return 0;
  const std::size_t length = exchange.upload->read(bytes, size * count);
  exchange.deadline.moved(length);
  return length;
}

// Called with each piece, and about once a second.
int watch(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Exchange*>(data)->deadline.is_over() ? 1 : 0;
}

std::string meaning_of(long status) {
  if (status == 401 || status == 403)
    return "set OCELOT_REMOTE_CACHE_TOKEN, or put the server into ~/.netrc";
  if (status >= k_first_other && status < 400)
    return "the server redirects; write the URL to which it does";
  return {};
}

}  // namespace

class HttpTransport::Connection {
 public:
  Connection(CurlLibrary curl, const Credentials& credentials)
      : curl_(curl), handle_(curl_.easy_init()), credentials_(credentials) {
    add_header("Expect:");  // a server that ignores it would cost a second for each blob
    if (!credentials.header.empty()) add_header(credentials.header);
  }
  ~Connection() {
    curl_.slist_free_all(headers_);
    if (handle_ != nullptr) curl_.easy_cleanup(handle_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <class Value>
  void set(CURLoption option, Value value) {
    curl_.easy_setopt(handle_, option, value);
  }

  /// Begins a request with a handle that has no options of the one before.
  void begin(const std::string& url, Exchange& exchange) {
    curl_.easy_reset(handle_);
    exchange.handle = handle_;
    exchange.curl = &curl_;
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_HTTPHEADER, headers_);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, k_connect_milliseconds);
    set(CURLOPT_ERRORBUFFER, reason_.data());
    reason_.front() = '\0';
    set(CURLOPT_WRITEFUNCTION, &receive);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_READFUNCTION, &ocelot::remote::send);
    set(CURLOPT_READDATA, &exchange);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &watch);
    set(CURLOPT_XFERINFODATA, &exchange);
    trust();
  }

  /// The status of the answer.
  Result<long> perform(const std::string& name, Exchange& exchange) {
    if (handle_ == nullptr) return fail(error(k_failed, {}, "libcurl cannot begin"));
    const CURLcode code = curl_.easy_perform(handle_);
    if (!exchange.fault) return fail(exchange.fault.error());
    if (code == CURLE_OK) return exchange.status();
    const bool is_late = code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_OPERATION_TIMEDOUT;
    const std::string reason = is_late                   ? "the server is too slow"
                               : reason_.front() != '\0' ? std::string(reason_.data())
                                                         : curl_.easy_strerror(code);
    return fail(error(k_failed, {}, fmt::format("{}: {}", name, reason)));
  }

  long size() const {
    curl_off_t size = -1;
    curl_.easy_getinfo(handle_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &size);
    return size;
  }

 private:
  void add_header(const std::string& header) {
    headers_ = curl_.slist_append(headers_, header.c_str());
  }

  void trust() {
    const std::string certificates = io::environment_variable("SSL_CERT_FILE");
    if (!certificates.empty()) set(CURLOPT_CAINFO, certificates.c_str());
    if (!credentials_.uses_netrc) return;
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
    if (!credentials_.netrc_file.empty()) set(CURLOPT_NETRC_FILE, credentials_.netrc_file.c_str());
  }

  CurlLibrary curl_;
  CURL* handle_;
  const Credentials& credentials_;
  curl_slist* headers_ = nullptr;
  std::array<char, CURL_ERROR_SIZE> reason_{};
};

HttpTransport::HttpTransport(std::string url, Credentials credentials)
    : url_(std::move(url)), credentials_(std::move(credentials)) {}

HttpTransport::~HttpTransport() = default;

Result<HttpTransport::Connection*> HttpTransport::connect() {
  if (!connection_) {
    const Result<CurlLibrary> curl = open_curl();
    if (!curl) return fail(curl.error());
    connection_ = std::make_unique<Connection>(*curl, credentials_);
  }
  return connection_.get();
}

namespace {

Unexpected<Diagnostics> unexpected(std::string_view code, const std::string& name, long status) {
  return fail(
      error(code, {}, fmt::format("{}: the server answers with the status {}", name, status))
          .with_help(meaning_of(status)));
}

Result<bool> is_found(const Result<long>& status, const std::string& name) {
  if (!status) return fail(status.error());
  if (*status == k_ok) return true;
  if (*status == k_not_found || *status == k_gone) return false;
  return unexpected(k_failed, name, *status);
}

}  // namespace

Result<bool> HttpTransport::get(const std::string& name, const Accept& accept, Deadline& deadline) {
  const Result<Connection*> connection = connect();
  if (!connection) return fail(connection.error());
  Exchange exchange{deadline, &accept};
  (*connection)->begin(fmt::format("{}/{}", url_, name), exchange);
  return is_found((*connection)->perform(name, exchange), name);
}

// A server that does not tell the size is believed.
Result<bool> HttpTransport::has(const std::string& name, std::uintmax_t size, Deadline& deadline) {
  const Result<Connection*> connection = connect();
  if (!connection) return fail(connection.error());
  Exchange exchange{deadline};
  (*connection)->begin(fmt::format("{}/{}", url_, name), exchange);
  (*connection)->set(CURLOPT_NOBODY, 1L);
  const Result<bool> found = is_found((*connection)->perform(name, exchange), name);
  if (!found || !*found) return found;
  const long told = (*connection)->size();
  return told < 0 || static_cast<std::uintmax_t>(told) == size;
}

Status HttpTransport::put(const std::string& name, const Upload& upload, Deadline& deadline) {
  const Result<Connection*> connection = connect();
  if (!connection) return fail(connection.error());
  Exchange exchange{deadline, nullptr, &upload};
  (*connection)->begin(fmt::format("{}/{}", url_, name), exchange);
  (*connection)->set(CURLOPT_UPLOAD, 1L);
  (*connection)->set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(upload.size));
  const Result<long> status = (*connection)->perform(name, exchange);
  if (!status) return fail(status.error());
  if (*status >= k_ok && *status < k_first_other) return {};
  return unexpected(k_refused, name, *status);
}

// Who may write may not be allowed to delete; the next upload of another size replaces it.
void HttpTransport::discard(const std::string&) {}

}  // namespace ocelot::remote
