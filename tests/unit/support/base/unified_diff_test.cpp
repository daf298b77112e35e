// What diff -u prints for the same texts.
#include "support/base/unified_diff.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("texts with the same lines have no difference") {
  CHECK(unified_diff("a", "", "b", "") == "");
  CHECK(unified_diff("a", "one\ntwo\n", "b", "one\ntwo\n") == "");
}

TEST_CASE("a change has three lines around it") {
  CHECK(unified_diff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "b", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("changes that are far apart are two hunks") {
  CHECK(unified_diff("a", "0\n1\n2\n3\n4\n5\n6\n7\n8\n", "b", "1\n2\n3\n4\n5\n6\n7\n8\n9\n") ==
        "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-0\n 1\n 2\n 3\n@@ -7,3 +6,4 @@\n 6\n 7\n 8\n+9\n");
}

TEST_CASE("changes with six lines between them share a hunk") {
  CHECK(unified_diff("a", "0\n1\n2\n3\n4\n5\n6\n", "b", "1\n2\n3\n4\n5\n6\n7\n") ==
        "--- a\n+++ b\n@@ -1,7 +1,7 @@\n-0\n 1\n 2\n 3\n 4\n 5\n 6\n+7\n");
}

TEST_CASE("lines that differ only in their ends differ") {
  CHECK(unified_diff("a", "1\r\n2\n", "b", "1\n2\n") ==
        "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-1^M\n+1\n 2\n");
  CHECK(unified_diff("a", "1\n2", "b", "1\n2\n") ==
        "--- a\n+++ b\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n");
  CHECK(unified_diff("a", "1\n2", "b", "2") ==
        "--- a\n+++ b\n@@ -1,2 +1,1 @@\n-1\n 2\n\\ No newline at end of file\n");
  CHECK(unified_diff("a", "1\r", "b", "1\r") == "");
}

TEST_CASE("a text without lines") {
  CHECK(unified_diff("a", "", "b", "1\n") == "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+1\n");
  CHECK(unified_diff("a", "1\n", "b", "") == "--- a\n+++ b\n@@ -1,1 +0,0 @@\n-1\n");
}

}  // namespace ocelot
