// How Lambda initializes an execution environment. The names are the values of the variable
// AWS_LAMBDA_INITIALIZATION_TYPE
// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
#pragma once

#include <optional>
#include <string_view>

namespace ocelot::lambda {

enum class InitType {
  on_demand,
  provisioned_concurrency,
  snap_start,
  managed_instances,  ///< no INVOKE event, and never frozen
};

std::string_view name_of(InitType type);

/// Nothing for a name that Lambda does not have.
std::optional<InitType> parse_init_type(std::string_view name);

}  // namespace ocelot::lambda
