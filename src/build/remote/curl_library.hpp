// libcurl, opened when the first URL of a server is used: no other command needs it.
#pragma once

#include <curl/curl.h>

#include "support/base/result.hpp"

namespace ocelot::remote {

/// The functions of libcurl that we call.
struct CurlLibrary {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_reset) easy_reset = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
};

/// Opens libcurl.so.4. Fails if this machine does not have it. It stays open until the process
/// ends.
Result<CurlLibrary> open_curl();

}  // namespace ocelot::remote
