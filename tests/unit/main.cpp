// The entry of the unit tests; each file under tests/unit mirrors one under src.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
