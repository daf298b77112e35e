// Ninja's log, as Ninja 1.11 and 1.13 write it.
#include "queries/step_times.hpp"

#include <doctest/doctest.h>

namespace ocelot::queries {

TEST_CASE("the last line of an output counts, and a line of another form does not") {
  const StepTimes times = read_step_times(
      "# ninja log v5\n"
      "0\t10\t1700000000\tbuild/a\t1f\n"
      "5\t25\t1700000000\tbuild/b c\t2f\n"
      "7\t10\t1700000001\tbuild/a\t1f\n"
      "9\t8\t1700000001\tbuild/backwards\t1f\n"
      "x\t8\t1700000001\tbuild/words\t1f\n"
      "1\t2\tbuild/short\n");
  CHECK(times == StepTimes{{"build/a", 3}, {"build/b c", 20}});
  CHECK(read_step_times("").empty());
}

}  // namespace ocelot::queries
