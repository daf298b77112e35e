// Trees: equal trees yield the same tar, and it reads back the same.
#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using Kind = TreeEntry::Kind;
using test::TemporaryFolder;

Tree some_tree() {
  Tree tree{
      {"a", "one", Kind::regular},
      {"a.b", "", Kind::regular},
      {"bin/run", "#!/bin/sh\n", Kind::executable},
      {"bytes", std::string("\0\xFF\r\n", 4), Kind::regular},
      {"ed/größe 日本.txt", "utf-8", Kind::regular},
      {"link", "bin/run", Kind::link},
      {"link to a long name", std::string(300, 't'), Kind::link},
      {test::repeat("long/", 60) + std::string(200, 'n'), "deep", Kind::regular},
      {std::string(150, 'o') + "/" + std::string(120, 'p'), "wide", Kind::regular},
  };
  std::sort(tree.begin(), tree.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.path < b.path; });
  return tree;
}

std::string packed(const Tree& tree) {
  Result<std::string> bytes = pack(tree);
  REQUIRE(test::shown(bytes) == "");
  return std::move(*bytes);
}

// A tar from another program, with names that ocelot-gen never writes.
std::string tar_with(const std::string& name) {
  return packed({{name, "x", Kind::regular}});
}

}  // namespace

TEST_CASE("what is packed is unpacked") {
  const Result<Tree> back = unpack(packed(some_tree()), "t.tar");
  REQUIRE(test::shown(back) == "");
  CHECK(*back == some_tree());
}

TEST_CASE("an empty tree is a tree") {
  CHECK(unpack(packed({}), "t.tar").value().empty());
}

TEST_CASE("equal trees have equal tars") {
  CHECK(packed(some_tree()) == packed(some_tree()));
}

TEST_CASE("other content, another mode, another name: another tar") {
  const std::string plain = packed({{"a", "x", Kind::regular}});
  CHECK(plain != packed({{"a", "y", Kind::regular}}));
  CHECK(plain != packed({{"a", "x", Kind::executable}}));
  CHECK(plain != packed({{"b", "x", Kind::regular}}));
}

TEST_CASE("system tar reads it, with owner 0, time 0 and plain modes") {
  const TemporaryFolder folder;
  test::put(folder / "t.tar", packed({{"a", "one", Kind::regular},
                                      {"b/run", "x", Kind::executable},
                                      {"größe", "two2", Kind::regular},
                                      {"link", "b/run", Kind::link}}));
  CHECK(test::output_of(folder.path(),
                        "tar --numeric-owner --full-time --quoting-style=literal -tvf t.tar "
                        "| sed 's/  */ /g'") ==
        "-rw-r--r-- 0/0 3 1970-01-01 00:00:00 a\n"
        "-rwxr-xr-x 0/0 1 1970-01-01 00:00:00 b/run\n"
        "-rw-r--r-- 0/0 4 1970-01-01 00:00:00 größe\n"
        "lrwxr-xr-x 0/0 0 1970-01-01 00:00:00 link -> b/run");
}

TEST_CASE("system tar lays out the same tree as we do") {
  const TemporaryFolder folder;
  test::put(folder / "t.tar", pack(some_tree()).value());
  REQUIRE(test::output_of(folder.path(), "mkdir theirs && tar -C theirs -xf t.tar") == "");
  REQUIRE(test::shown(lay_out(some_tree(), folder / "ours")) == "");
  CHECK(test::output_of(folder.path(), "diff -r --no-dereference theirs ours") == "");
  CHECK(read_tree(folder / "theirs").value() == some_tree());
}

TEST_CASE("a tar of system tar's is read, folders passed over, './' or not") {
  const TemporaryFolder folder;
  REQUIRE(test::output_of(
              folder.path(),
              "mkdir -p in/b && echo one > in/a && echo x > in/b/run && chmod +x in/b/run && "
              "tar -C in -cf t.tar a b") == "");
  const Tree expected{{"a", "one\n", Kind::regular}, {"b/run", "x\n", Kind::executable}};
  CHECK(read_tar(folder / "t.tar").value() == expected);
}

TEST_CASE("a name that is not safe to extract is refused") {
  const std::map<std::string, std::string> problems = {
      {"../up", "has the invalid name '..'"},       {"a/../../up", "has the invalid name '..'"},
      {"a/..", "has the invalid name '..'"},        {"/etc/absolute", "has an absolute path"},
      {"a/.GIT/x", "has a name that git reserves"}, {"a//b", "has an empty name"}};
  for (const auto& [name, problem] : problems) {
    CHECK(test::shown(unpack(tar_with(name), "t.tar")) ==
          "t.tar: error: the entry '" + name + "' " + problem +
              "\nhelp: delete the file, and run ninja again\n");
  }
}

TEST_CASE("a link out of a tar, and a file through a link, are refused") {
  const Tree out{{"in", "../outside", Kind::link}};
  CHECK(test::shown(unpack(packed(out), "t.tar"))
            .starts_with("t.tar: error: the entry 'in' is a link to '../outside', which leads out "
                         "of the tree"));
  const Tree through{{"in", "go.mod", Kind::link}, {"in/file", "x"}};
  CHECK(test::shown(unpack(packed(through), "t.tar"))
            .starts_with("t.tar: error: the entry 'in' is both a file and a folder"));
}

TEST_CASE("a hard link, a device and a large file in a tar are refused") {
  const TemporaryFolder folder;
  REQUIRE(test::output_of(
              folder.path(),
              "echo a > a && ln a b && tar -cf hard.tar a b && mkfifo c && tar -cf pipe.tar "
              "c && truncate -s 5G d && tar -Scf large.tar d && rm d") == "");
  CHECK(test::shown(read_tar(folder / "hard.tar"))
            .find("the entry 'b' is neither a file nor a link") != std::string::npos);
  CHECK(test::shown(read_tar(folder / "pipe.tar"))
            .find("the entry 'c' is neither a file nor a link") != std::string::npos);
  CHECK(test::shown(read_tar(folder / "large.tar")).find("the entry 'd' is larger than 256 MiB") !=
        std::string::npos);
}

TEST_CASE("a tar in another order is read in ours, and a name that stands there twice is refused") {
  const TreeEntry a{"a", "1", Kind::regular};
  const TreeEntry b{"b", "2", Kind::regular};
  CHECK(unpack(packed({b, a}), "t.tar").value() == Tree{a, b});
  CHECK(test::shown(unpack(packed({a, b, a}), "t.tar")) ==
        "t.tar: error: the entry 'a' has a duplicate name\n"
        "help: delete the file, and run ninja again\n");
}

TEST_CASE("dots within a name are harmless") {
  CHECK(unpack(tar_with("a..b/...c"), "t.tar").value().front().path == "a..b/...c");
}

TEST_CASE("what is no tar, or half of one, is a failure that names it") {
  CHECK(test::shown(unpack(std::string(2000, 'x'), "t.tar"))
            .rfind("t.tar: error: not a readable tar: ", 0) == 0);
  const std::string whole = packed({{"a", std::string(5000, 'x'), Kind::regular}});
  CHECK(test::shown(unpack(std::string_view(whole).substr(0, 3000), "t.tar"))
            .rfind("t.tar: error: not a readable tar: ", 0) == 0);
}

TEST_CASE("one file of a tar is read without the others") {
  const std::string tar = packed(some_tree());
  for (const TreeEntry& entry : some_tree())
    CHECK(unpack_one(tar, "t.tar", entry.path).value() == entry.content);
  for (const char* path : {"", "none", "../none", "/"})
    CHECK(unpack_one(tar, "t.tar", path).value() == "");
  const TreeEntry first{"a", "first"}, last{"z", std::string(100000, 'z')};
  const std::string whole = packed({first, last});
  const std::string_view cut = std::string_view(whole).substr(0, 3000);
  CHECK(unpack_one(cut, "t.tar", "a").value() == "first");
  CHECK(
      test::shown(unpack_one(cut, "t.tar", "z")).starts_with("t.tar: error: not a readable tar: "));
}

TEST_CASE("one file of a tar on disk is read; a tar that is not there is a failure") {
  const TemporaryFolder folder;
  test::put(folder / "t.tar", packed({{"go.mod", "module m\n"}}));
  CHECK(read_from_tar(folder / "t.tar", "go.mod").value() == "module m\n");
  CHECK(read_from_tar(folder / "t.tar", "go.sum").value() == "");
  CHECK(test::shown(read_from_tar("/no/t.tar", "go.mod")) ==
        "/no/t.tar: error: cannot open: No such file or directory\n");
  test::put(folder / "x.tar", std::string(2000, 'x'));
  CHECK(test::shown(read_from_tar(folder / "x.tar", "go.mod"))
            .starts_with((folder / "x.tar").string() + ": error: not a readable tar: "));
}

TEST_CASE("a tar that is not there is a failure that names it") {
  CHECK(test::shown(read_tar("/no/such.tar")) ==
        "/no/such.tar: error: cannot open: No such file or directory\n");
}

TEST_CASE("a folder is read in the order of bytes, without anything of git's") {
  const TemporaryFolder folder;
  for (const char* name :
       {"b", "a/x", "a.b", ".gitignore", ".git/HEAD", "sub/.git", "sub/.github/x"})
    test::put(folder / name, name);
  fs::permissions(folder / "b", fs::perms(0755));
  fs::create_symlink("b", folder / "link");
  fs::create_directory(folder / "empty");
  const Tree expected{{".gitignore", ".gitignore", Kind::regular},
                      {"a.b", "a.b", Kind::regular},
                      {"a/x", "a/x", Kind::regular},
                      {"b", "b", Kind::executable},
                      {"link", "b", Kind::link},
                      {"sub/.github/x", "sub/.github/x", Kind::regular}};
  CHECK(read_tree(folder.path()).value() == expected);
}

TEST_CASE("links out of a folder and large files are refused, all at once") {
  const TemporaryFolder folder;
  fs::create_symlink("/outside", folder / "a");
  fs::create_symlink("missing", folder / "b");
  test::put(folder / "c", "");
  fs::resize_file(folder / "c", 300ULL << 20U);
  const std::string text = test::shown(read_tree(folder.path()));
  CHECK(text == (folder / "a").string() +
                    ": error: 'a' is a link to '/outside', which leads out of the tree\n"
                    "help: remove it from the folder\n\n" +
                    (folder / "c").string() +
                    ": error: 'c' is larger than 256 MiB\nhelp: remove it from the folder\n");
}

TEST_CASE("a folder through a link is not the folder that was named") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "real/below");
  fs::create_symlink("real", folder / "link");
  CHECK(require_folder(folder.path(), "real/below"));
  CHECK(require_folder(folder.path(), "."));
  CHECK_FALSE(require_folder(folder.path(), "link"));
  CHECK_FALSE(require_folder(folder.path(), "link/below"));
}

TEST_CASE("a pipe or socket in a folder is refused") {
  const TemporaryFolder folder;
  REQUIRE(test::output_of(folder.path(), "mkfifo pipe") == "");
  CHECK(test::shown(read_tree(folder.path())) ==
        (folder / "pipe").string() + ": error: neither a file nor a symbolic link\n");
}

TEST_CASE("a tree is laid out over what is there") {
  const TemporaryFolder folder;
  const Tree old{{"file", "old", Kind::executable}, {"link", "old", Kind::link}};
  const Tree fresh{{"file", "new", Kind::regular}, {"link", "new", Kind::link}};
  test::put(folder / "other", "stays");
  REQUIRE(test::shown(lay_out(old, folder.path())) == "");
  CHECK(test::shown(lay_out(fresh, folder.path())) == "");
  CHECK(test::get(folder / "file") == "new");
  CHECK((fs::status(folder / "file").permissions() & fs::perms::all) == fs::perms(0644));
  CHECK(fs::read_symlink(folder / "link") == "new");
  CHECK(test::get(folder / "other") == "stays");
}

TEST_CASE("a file takes the place of a link, and what the link led to stays") {
  const TemporaryFolder folder;
  test::put(folder / "target", "same");
  fs::create_symlink("target", folder / "file");
  REQUIRE(lay_out({{"file", "same", Kind::executable}}, folder.path()));
  CHECK_FALSE(fs::is_symlink(folder / "file"));
  CHECK((fs::status(folder / "target").permissions() & fs::perms::owner_exec) == fs::perms::none);
}

TEST_CASE("no file is laid out through a link that leads out of the folder") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "outside");
  const Tree tree{{"in", "../outside", Kind::link}, {"in/file", "x", Kind::regular}};
  CHECK_FALSE(lay_out(tree, folder / "tree"));
  CHECK_FALSE(fs::exists(folder / "outside/file"));
}

}  // namespace ocelot::io
