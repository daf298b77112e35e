// The table of names.
#include "lambda/init_type.hpp"

namespace ocelot::lambda {

std::string_view name_of(InitType type) {
  switch (type) {
    case InitType::on_demand:
      return "on-demand";
    case InitType::provisioned_concurrency:
      return "provisioned-concurrency";
    case InitType::snap_start:
      return "snap-start";
    case InitType::managed_instances:
      return "lambda-managed-instances";
  }
  return "";
}

std::optional<InitType> parse_init_type(std::string_view name) {
  for (InitType type : {InitType::on_demand, InitType::provisioned_concurrency,
                        InitType::snap_start, InitType::managed_instances}) {
    if (name == name_of(type)) return type;
  }
  return std::nullopt;
}

}  // namespace ocelot::lambda
