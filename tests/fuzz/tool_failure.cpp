// The report of a failed tool: whatever it printed, at least one fault, each with a remedy, and no
// credential of a URL. In: the tool's output.
#include "build/steps/tool_failure.hpp"

#include <algorithm>

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

Diagnostics report(const std::string& output) {
  return steps::report_failure({"compile", "go", {1, 0}, output, "out/layer.zip"}, {});
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string output = fuzz::text_of(data, size);
  const Diagnostics faults = report(output);
  fuzz::expect(!faults.empty(), "a failure is reported");
  fuzz::expect_sound(faults);
  fuzz::expect(std::all_of(faults.begin(), faults.end(),
                           [](const Diagnostic& fault) { return !fault.help.empty(); }),
               "each fault has a remedy");
  const std::string masked = render(report(output + "\ngo: https://me:pass-word@example.com/x\n"));
  fuzz::expect(output.find("pass-word") != std::string::npos ||
                   masked.find("pass-word") == std::string::npos,
               "no credential is shown");
  return 0;
}
