// Shows both sums, and the tag that requires the module.
#include "build/steps/changed_module.hpp"

#include <fmt/format.h>

namespace ocelot::steps {

Diagnostic report_changed_module(const golang::ChangedModule& module,
                                 const std::filesystem::path& target, const PlaceLookup& places) {
  const std::optional<ModulePlace> origin = places.module(module.path);
  Diagnostic fault =
      error("module-changed", origin ? origin->place : whole_file(target.string()),
            fmt::format("'{}@{}' has changed: its sum is {}, but {} has {}", module.path,
                        module.version, module.downloaded, module.record, module.recorded));
  if (origin) fault.notes.push_back({origin->note(), {}});
  return fault;
}

}  // namespace ocelot::steps
