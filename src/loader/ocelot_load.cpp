// Loads a collector's library with dlopen.
#include "loader/ocelot_load.hpp"

#include <algorithm>
#include <climits>
#include <mutex>
#include <optional>

#include <dlfcn.h>
#include <sys/stat.h>

#include "loader/functions.hpp"

namespace ocelot::load {

namespace {

// What this process has permanently loaded, and whether an object uses it.
struct Loaded {
  std::mutex mutex;
  void* handle = nullptr;
  Functions functions;
  bool is_taken = false;
};

Loaded& loaded() {
  static Loaded library;
  return library;
}

Outcome no_library() {
  return {Code::wrong_state, "no library is loaded"};
}

std::string last_dl_error() {
  const char* text = ::dlerror();
  return text == nullptr ? "no reason is known" : text;
}

template <class Function>
void find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(handle, name));
}

template <class Function>
void find(void* handle, const char* name, Function& function, std::string& missing) {
  find(handle, name, function);
  if (function == nullptr && missing.empty()) missing = name;
}

Outcome find_functions(void* handle, Functions& found) {
  std::string missing;
  find(handle, "otelcol_abi_version", found.abi_version, missing);
  find(handle, "otelcol_setenv", found.setenv, missing);
  find(handle, "otelcol_load_plugin", found.load_plugin, missing);
  find(handle, "otelcol_check", found.check, missing);
  find(handle, "otelcol_start", found.start, missing);
  find(handle, "otelcol_wait", found.wait, missing);
  find(handle, "otelcol_stop", found.stop, missing);
  find(handle, "otelcol_state", found.state, missing);
  find(handle, "otelcol_free", found.free, missing);
  if (!missing.empty()) return {Code::library, "it has no function " + missing};
  find(handle, "otelcol_set_feature_gates", found.set_feature_gates);
  find(handle, "otelcol_reload", found.reload);
  find(handle, "otelcol_stacks", found.stacks);
  find(handle, "otelcol_components", found.components);
  if (const int version = found.abi_version(); version != OTELCOL_ABI_VERSION)
    return {Code::library, "its interface has version " + std::to_string(version) + ", not " +
                               std::to_string(OTELCOL_ABI_VERSION)};
  return {};
}

// RTLD_GLOBAL, because plugins search the global scope for Go's runtime.
Outcome open_library(const std::string& path, Loaded& into) {
  void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (handle == nullptr) return {Code::library, last_dl_error()};
  Functions functions;
  if (Outcome found = find_functions(handle, functions); !found.ok()) return found;
  into.handle = handle;
  into.functions = functions;
  return {};
}

// dlopen identifies a loaded library by its file, whatever its name is.
bool is_loaded_library(const std::string& path, const void* handle) {
  void* present = ::dlopen(path.c_str(), RTLD_NOW | RTLD_NOLOAD);
  return present == handle;
}

// The codes of the interface are a subset of Code.
Outcome outcome_of(int code, char* text, const Functions& functions) {
  Outcome outcome{static_cast<Code>(code), text == nullptr ? "" : text};
  functions.free(text);
  return outcome;
}

std::vector<const char*> null_ended(const std::vector<std::string>& texts) {
  std::vector<const char*> pointers;
  for (const std::string& text : texts) pointers.push_back(text.c_str());
  pointers.push_back(nullptr);
  return pointers;
}

int in_c(std::chrono::milliseconds timeout) {
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(timeout.count(), -1, INT_MAX));
}

}  // namespace

Collector::~Collector() {
  if (functions_ == nullptr) return;
  if (state() != State::idle) static_cast<void>(stop(k_last_stop));
  const std::lock_guard lock(loaded().mutex);
  loaded().is_taken = false;
}

Outcome Collector::load(const std::string& library) {
  Loaded& process = loaded();
  const std::lock_guard lock(process.mutex);
  if (process.is_taken) return {Code::wrong_state, "this process has loaded its collector already"};
  if (process.handle != nullptr && !is_loaded_library(library, process.handle))
    return {Code::wrong_state, "this process has loaded another library, for good"};
  if (process.handle == nullptr) {
    if (Outcome opened = open_library(library, process); !opened.ok()) return opened;
  }
  process.is_taken = true;
  functions_ = &process.functions;
  return {};
}

Outcome Collector::set_variable(const std::string& name, const std::string& value) {
  if (functions_ == nullptr) return no_library();
  const int code = functions_->setenv(name.c_str(), value.c_str());
  return {static_cast<Code>(code), code == 0 ? "" : "no variable's name: '" + name + "'"};
}

Outcome Collector::load_plugin(const std::string& path) {
  if (functions_ == nullptr) return no_library();
  char* text = nullptr;
  const int code = functions_->load_plugin(path.c_str(), &text);
  return outcome_of(code, text, *functions_);
}

Outcome Collector::set_feature_gates(const std::string& list) {
  if (functions_ == nullptr) return no_library();
  if (functions_->set_feature_gates == nullptr)
    return {Code::library, "the library has no function otelcol_set_feature_gates"};
  char* text = nullptr;
  const int code = functions_->set_feature_gates(list.c_str(), &text);
  return outcome_of(code, text, *functions_);
}

Outcome Collector::check(const std::vector<std::string>& config_uris) {
  if (functions_ == nullptr) return no_library();
  char* text = nullptr;
  const int code = functions_->check(null_ended(config_uris).data(), &text);
  return outcome_of(code, text, *functions_);
}

Outcome Collector::start(const std::vector<std::string>& config_uris) {
  if (functions_ == nullptr) return no_library();
  char* text = nullptr;
  const int code = functions_->start(null_ended(config_uris).data(), &text);
  return outcome_of(code, text, *functions_);
}

Outcome Collector::wait(std::chrono::milliseconds timeout) {
  if (functions_ == nullptr) return no_library();
  char* text = nullptr;
  const int code = functions_->wait(in_c(timeout), &text);
  return outcome_of(code, text, *functions_);
}

Outcome Collector::stop(std::chrono::milliseconds timeout) {
  if (functions_ == nullptr) return no_library();
  char* text = nullptr;
  const int code = functions_->stop(in_c(timeout), &text);
  return outcome_of(code, text, *functions_);
}

bool Collector::can_reload() const {
  return functions_ != nullptr && functions_->reload != nullptr;
}

Outcome Collector::reload(const std::vector<std::string>& config_uris) {
  if (functions_ == nullptr) return no_library();
  if (!can_reload()) return {Code::library, "the library has no function otelcol_reload"};
  char* text = nullptr;
  const int code = functions_->reload(null_ended(config_uris).data(), &text);
  return outcome_of(code, text, *functions_);
}

std::string Collector::stacks() const {
  if (functions_ == nullptr || functions_->stacks == nullptr) return {};
  char* text = nullptr;
  if (functions_->stacks(&text) != 0 || text == nullptr) return {};
  std::string stacks = text;
  functions_->free(text);
  return stacks;
}

ComponentList Collector::components() const {
  if (functions_ == nullptr) return {no_library(), ""};
  if (functions_->components == nullptr)
    return {{Code::library, "the library has no function otelcol_components"}, ""};
  char* json = nullptr;
  char* text = nullptr;
  const int code = functions_->components(&json, &text);
  ComponentList list{outcome_of(code, text, *functions_), json == nullptr ? "" : json};
  functions_->free(json);
  return list;
}

State Collector::state() const {
  return functions_ == nullptr ? State::idle : static_cast<State>(functions_->state());
}

}  // namespace ocelot::load
