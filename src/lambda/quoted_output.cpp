// Keeps the end, where the reason of a failure is.
#include "lambda/quoted_output.hpp"

#include <fmt/format.h>

#include "support/base/diagnostic.hpp"
#include "support/base/text.hpp"

namespace ocelot::lambda {

std::string quote_last_lines(std::string_view output) {
  constexpr std::size_t k_most = 20;
  const std::vector<std::string_view> lines = split_lines(output);
  if (lines.empty()) return "the extension printed nothing";
  std::string text = "last lines of the extension's output:";
  for (std::size_t i = lines.size() > k_most ? lines.size() - k_most : 0; i < lines.size(); ++i)
    text += fmt::format("\n{}{}", k_quote_bar, lines[i]);
  return text;
}

}  // namespace ocelot::lambda
