// The headers that nearly every source includes, of the standard library, fmt and base: GCC reads
// them only once, as a precompiled header. Each source still includes what it needs; the style
// suite compiles without this header.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tl/expected.hpp>

#include "support/base/diagnostic.hpp"
#include "support/base/result.hpp"
