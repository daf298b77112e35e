// Names that are not safe to extract.
#include "support/base/tree_names.hpp"

#include <doctest/doctest.h>

namespace ocelot {

namespace {

std::string problems_of(const std::vector<std::string>& paths, bool folds_case) {
  std::string text;
  for (const TreeFault& fault : find_duplicates(paths, folds_case))
    text += fault.path + " " + fault.problem + "\n";
  return text;
}

}  // namespace

TEST_CASE("git reserves each spelling of .git on any system") {
  for (const char* name : {".git", ".GIT", ".gIt", "git~1", "GIT~1", ".git ", ".git.", ".git. .",
                           ".git:x", ".git ::$DATA", "a\\.git", ".git\\a", "\xE2\x80\x8C.git",
                           ".g\xE2\x80\xAAit", ".gi\xE2\x81\xAFt", ".git\xEF\xBB\xBF"})
    CHECK_MESSAGE(is_git_name(name), name);
  for (const char* name : {"git", ".gitignore", ".gitmodules", ".github", ".git2", "git~2",
                           "git~10", ".g it", "a.git", "\xE2\x80\x90.git", ".git a"})
    CHECK_MESSAGE(!is_git_name(name), name);
}

TEST_CASE("the problem of a name or of a path") {
  CHECK(problem_of_name("") == "has an empty name");
  CHECK(problem_of_name(".") == "has the invalid name '.'");
  CHECK(problem_of_name("..") == "has the invalid name '..'");
  CHECK(problem_of_name("a/b") == "has '/' in its name");
  for (const char* name : {"a\nb", "\x1b[1m", "\x7f", "\xC2\x80", "a\xC2\x9F"})
    CHECK(problem_of_name(name) == "has a control character in its name");
  CHECK(problem_of_name(".git") == "has a name that git reserves");
  CHECK(problem_of_name(std::string(256, 'n')) == "has a name of more than 255 bytes");
  for (const char* name : {"...", "..a", "a..", "\xFF", "\xC2", "\xC2\xA0", "a b", "größe"})
    CHECK_MESSAGE(problem_of_name(name).empty(), name);
  CHECK(problem_of_path("/a") == "has an absolute path");
  CHECK(problem_of_path("a//b") == "has an empty name");
  CHECK(problem_of_path("a/./b") == "has the invalid name '.'");
  CHECK(problem_of_path("a/b/c").empty());
}

TEST_CASE("a path has at most 3000 bytes") {
  std::string path = "d";
  while (path.size() < 2999) path += "/d";
  CHECK(problem_of_path(path).empty());
  CHECK(problem_of_path(path + "/d") == "has a path of more than 3000 bytes");
}

TEST_CASE("a path that occurs twice, or as a file and a folder, is a duplicate") {
  CHECK(problems_of({"a", "a/b", "c", "c"}, false) ==
        "a is both a file and a folder\nc has a duplicate name\n");
  CHECK(problems_of({"a/b", "a/c", "ab", "d/a/b"}, false) == "");
  CHECK(problems_of({"a/b/c", "a/b"}, false) == "a/b is both a file and a folder\n");
}

TEST_CASE("names that differ only in case are duplicates where the file system folds it") {
  const std::vector<std::string> paths = {"A/x", "README", "a/y", "readme", "x"};
  CHECK(problems_of(paths, false) == "");
  CHECK(problems_of(paths, true) ==
        "a differs only in case from 'A'\nreadme differs only in case from 'README'\n");
}

}  // namespace ocelot
