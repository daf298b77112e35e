// The files of a layer as Lambda uses them, and the variables that an extension sees.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "lambda/init_type.hpp"
#include "support/base/result.hpp"

namespace ocelot::lambda {

using Variables = std::map<std::string, std::string>;

/// Where Lambda unpacks layers
/// (https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html).
inline constexpr const char* k_layer_folder = "/opt";

/// The configuration that the collector reads if no variable names another one.
std::filesystem::path config_of(const std::filesystem::path& layer);

/// The executable file in the layer's extensions/, which Lambda starts. Fails if there is none, or
/// more than one.
Result<std::filesystem::path> find_extension(const std::filesystem::path& layer);

/// The variables that an extension has on Lambda
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html), with the API on a
/// port of this machine. If nothing resolves sandbox.localdomain, AWS_SAM_LOCAL makes upstream's
/// extension listen without it.
Variables lambda_variables(InitType init_type, int port);

/// Whether sandbox.localdomain has an address, as on Lambda.
bool has_sandbox_host();

}  // namespace ocelot::lambda
