// The compiler's errors: a fault is on the line that the compiler named. In: a log, a separator,
// and the file that every path in the log means, except up.go.
#include "build/steps/compile_errors.hpp"

#include <algorithm>

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view text = input;
  const std::string log(fuzz::take_until(text, "\n===\n"));
  const SourceRef source = make_source("file.go", std::string(text));
  steps::PlaceLookup places;
  places.file = [&source](const std::string& path) { return path == "up.go" ? nullptr : source; };
  const Diagnostics errors = steps::find_compile_errors(log, places);
  fuzz::expect_sound(errors);
  fuzz::expect_same(render(errors), render(steps::find_compile_errors(log, places)),
                    "a log reads the same twice");
  // A column past the line's end must not move the fault to another line.
  const Diagnostics first =
      steps::find_compile_errors("a.go:2:" + std::string("99999") + ": m\n", places);
  const std::size_t line = position_of(source->text, first.at(0).place.offset).line;
  fuzz::expect(line == std::min<std::size_t>(2, count_lines(source->text)),
               "a fault stands on the line that the compiler named");
  return 0;
}
