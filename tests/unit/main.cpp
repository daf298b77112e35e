// The main function of the unit tests; each file in tests/unit tests the file in src with the same
// path.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
