// The C interface of a loaded library, function by function. The types are from
// templates/shared-library/otelcol.h, so an incompatible change there does not compile here.
#pragma once

#include <otelcol.h>

namespace ocelot::load {

struct Functions {
  decltype(&::otelcol_abi_version) abi_version = nullptr;
  decltype(&::otelcol_setenv) setenv = nullptr;
  decltype(&::otelcol_load_plugin) load_plugin = nullptr;
  decltype(&::otelcol_check) check = nullptr;
  decltype(&::otelcol_start) start = nullptr;
  decltype(&::otelcol_wait) wait = nullptr;
  decltype(&::otelcol_stop) stop = nullptr;
  decltype(&::otelcol_state) state = nullptr;
  decltype(&::otelcol_free) free = nullptr;
  decltype(&::otelcol_reload) reload = nullptr;                        ///< null in an older library
  decltype(&::otelcol_stacks) stacks = nullptr;                        ///< null in an older library
  decltype(&::otelcol_components) components = nullptr;                ///< null in an older library
  decltype(&::otelcol_set_feature_gates) set_feature_gates = nullptr;  ///< null in an older library
};

}  // namespace ocelot::load
