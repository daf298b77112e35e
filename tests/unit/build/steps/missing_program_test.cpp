// The texts of shells, make and go for a program that they do not find.
#include "build/steps/missing_program.hpp"

#include <doctest/doctest.h>

namespace ocelot::steps {

TEST_CASE("a shell did not find a program") {
  CHECK(find_missing_program("/bin/sh: 1: awk: not found\n") == "awk");
  CHECK(find_missing_program("sh: awk: not found\n") == "awk");
  CHECK(find_missing_program("bash: line 1: awk: command not found\n") == "awk");
  CHECK(find_missing_program("/bin/sh: line 3: grep: command not found\n") == "grep");
}

TEST_CASE("make did not find a program") {
  CHECK(find_missing_program("rm -rf build/\nmake: rm: No such file or directory\n"
                             "make: *** [Makefile:28: clean] Error 127\n") == "rm");
}

TEST_CASE("go did not find git") {
  CHECK(find_missing_program(
            "go: github.com/nobody/private@v1.0.0: invalid version: git ls-remote -q "
            "--end-of-options origin in /home/me/go/pkg/mod/cache/vcs/37f2: exec: \"git\": "
            "executable "
            "file not found in $PATH\n") == "git");
}

TEST_CASE("the first of several") {
  CHECK(find_missing_program("/bin/sh: 1: awk: not found\n/bin/sh: 1: grep: not found\n") == "awk");
}

TEST_CASE("a missing file is not a missing program") {
  for (const char* output :
       {"", "cp: cannot stat 'config*': No such file or directory\n",
        "make: *** No rule to make target 'package'.  Stop.\n",
        "make: ./tools/stamp: No such file or directory\n",
        "main.go:2:8: package x/y is not in std\n", "/bin/sh: 1: ./stamp: not found\n"})
    CHECK(find_missing_program(output) == "");
}

}  // namespace ocelot::steps
