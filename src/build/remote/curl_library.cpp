// Finds libcurl by the names that distributions give it.
#include "build/remote/curl_library.hpp"

#include <array>

#include <dlfcn.h>

#include "build/remote/transport.hpp"

namespace ocelot::remote {

namespace {

// The second has the same functions with another library for TLS (Debian).
constexpr std::array<const char*, 2> k_names = {"libcurl.so.4", "libcurl-gnutls.so.4"};

void* open_library() {
  for (const char* name : k_names) {
    if (void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL)) return library;
  }
  return nullptr;
}

Unexpected<Diagnostics> missing() {
  return fail(error(k_failed, {}, "libcurl.so.4 is not installed")
                  .with_help("install libcurl (Debian: libcurl4), or use file:/FOLDER"));
}

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

}  // namespace

Result<CurlLibrary> open_curl() {
  void* const library = open_library();
  if (library == nullptr) return missing();
  CurlLibrary curl;
  if (find(library, "curl_global_init", curl.global_init) &&
      find(library, "curl_easy_init", curl.easy_init) &&
      find(library, "curl_easy_reset", curl.easy_reset) &&
      find(library, "curl_easy_setopt", curl.easy_setopt) &&
      find(library, "curl_easy_perform", curl.easy_perform) &&
      find(library, "curl_easy_getinfo", curl.easy_getinfo) &&
      find(library, "curl_easy_strerror", curl.easy_strerror) &&
      find(library, "curl_easy_cleanup", curl.easy_cleanup) &&
      find(library, "curl_slist_append", curl.slist_append) &&
      find(library, "curl_slist_free_all", curl.slist_free_all) &&
      curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
    return curl;
  return missing();
}

}  // namespace ocelot::remote
