// The values of safe.directory. tests/e2e/foreign_repository.sh compares the whole check with
// git's.
#include "support/git/git_owner.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::git {

TEST_CASE("a folder is safe by its name, below a prefix, or with all others") {
  const std::filesystem::path folder = "/srv/up";
  CHECK_FALSE(is_safe_folder({}, folder));
  for (const char* value : {"/srv/up", "/srv/up/", "/srv//up", "/srv/x/../up", "*", "/srv/*", "/*"})
    CHECK_MESSAGE(is_safe_folder({value}, folder), value);
  for (const char* value :
       {"/srv", "/srv/u", "/srv/up/*", "/srv/u*", "up", ".", "./*", "srv/*", "**"})
    CHECK_MESSAGE(!is_safe_folder({value}, folder), value);
}

TEST_CASE("an empty value withdraws the values before it") {
  CHECK_FALSE(is_safe_folder({"*", ""}, "/srv/up"));
  CHECK(is_safe_folder({"*", "", "/srv/up"}, "/srv/up"));
  CHECK(is_safe_folder({"", "/srv/*", "/other"}, "/srv/up"));
}

TEST_CASE("~/ is the home folder, and links of a value are followed") {
  const test::TemporaryFolder folder;
  const test::Variable home("HOME", folder.path().string());
  std::filesystem::create_directory(folder / "up");
  std::filesystem::create_directory_symlink("up", folder / "link");
  const std::filesystem::path up = std::filesystem::canonical(folder / "up");
  for (const char* value : {"~/up", "~/link", "~/*"})
    CHECK_MESSAGE(is_safe_folder({value}, up), value);
  CHECK_FALSE(is_safe_folder({"~/other"}, up));
}

}  // namespace ocelot::git
