// Plants each fault in a random Go file.
#include "support/go_file_faults.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"

namespace ocelot::test {

namespace {

std::string full_path(const GoFile& file) {
  return fmt::format("{}/{}", model::k_components_folder, file.path);
}

GoFile* any_file(Project& project, Random& random, const std::vector<GoFile::Role>& roles) {
  std::vector<GoFile*> files;
  for (GoFile& file : project.files) {
    if (std::find(roles.begin(), roles.end(), file.role) != roles.end()) files.push_back(&file);
  }
  return files.empty() ? nullptr : random.one_of(files);
}

const std::vector<GoFile::Role> k_wrappers = {GoFile::Role::direct, GoFile::Role::flat_first,
                                              GoFile::Role::flat_more};
const std::vector<GoFile::Role> k_all_roles = {GoFile::Role::direct, GoFile::Role::flat_first,
                                               GoFile::Role::flat_more,
                                               GoFile::Role::standalone_package};

/// A constraint that is invalid in Go, the offset of its error, and a part of the message.
struct BrokenLine {
  std::string line;
  std::size_t at;
  std::string text;
};

BrokenLine broken_line(const std::string& line, const std::string& tag, Random& random) {
  const std::size_t at_tag =
      line.find(tag + (line.find(tag + " ") == std::string::npos ? "" : " "));
  const std::size_t at_paren = line.find('(');
  const auto with = [&](std::size_t at, std::size_t removed, const std::string& added) {
    return std::string(line).replace(at, removed, added);
  };
  switch (random.below(8)) {
    case 0:
      return {line + " &&", line.size() + 3, "unexpected end of expression"};
    case 1:
      return {line + " & x", line.size() + 1, "invalid syntax at &"};
    case 2:
      return {with(at_tag, 0, "!!"), at_tag + 1, "double negation"};
    case 3:
      return {with(line.find(')'), 1, ""), at_paren, "missing close paren"};
    case 4:
      return {line + " linux", line.size() + 1, "unexpected token linux"};
    case 5:
      return {with(at_tag + 20, 0, "-"), at_tag + 20, "invalid syntax at -"};
    case 6:
      return {with(at_tag, 0, "\xE2\x98\x83"), at_tag, "\xE2\x98\x83"};
    default:
      return {"//go:build", 10, "unexpected end of expression"};
  }
}

}  // namespace

// Replaces only the start of the line, so that the rest stays.
Plant wrong_package(std::string_view code, GoFile::Role role) {
  return [code, role](Project& project, Random& random) {
    GoFile* file = any_file(project, random, {role});
    if (file == nullptr) return std::optional<Fault>();
    const std::size_t line = file->go.line_of("package ");
    const std::string name = random.chance(50) ? "main" : misspell(file->type, random, {});
    file->go.lines[line].replace(8, file->type.size(), name);
    file->go.planted = Spot{line, 8};
    return std::optional(Fault{std::string(code), full_path(*file), fmt::format("'{}'", name)});
  };
}

// The only file of a flat folder: with another package, it is a package of its own.
Plant unimported_package(bool has_readme) {
  return [has_readme](Project& project, Random& random) -> std::optional<Fault> {
    GoFile* file = any_file(project, random, {GoFile::Role::flat_first});
    if (file == nullptr) return std::nullopt;
    const std::string folder = file->path.substr(0, file->path.rfind('/') + 1);
    if (project.other_files.contains(folder + "README.md") != has_readme) return std::nullopt;
    for (const GoFile& other : project.files) {
      if (other.role == GoFile::Role::flat_more && other.path.starts_with(folder))
        return std::nullopt;
    }
    file->go.lines[file->go.line_of("package ")] = "package other";
    return Fault{"unimported-package", full_path(*file), folder};
  };
}

std::optional<Fault> missing_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  std::string& line = file->go.lines[file->go.line_of("//go:build")];
  line = random.one_of<std::string>(
      {"", "// go:build" + line.substr(10), "//go:builds x", " \t", "//"});
  return Fault{"missing-constraint", full_path(*file), "//go:build"};
}

std::optional<Fault> broken_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("//go:build");
  const BrokenLine made = broken_line(file->go.lines[number], file->tag, random);
  file->go.lines[number] = made.line;
  file->go.planted = Spot{number, made.at};
  return Fault{"broken-constraint", full_path(*file), made.text};
}

std::optional<Fault> second_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t first = file->go.line_of("//go:build");
  const std::size_t number = random.between(first + 1, file->go.line_of("package "));
  const std::size_t blanks = random.below(3);
  file->go.insert(number, std::string(blanks, ' ') + "//go:build linux");
  file->go.planted = Spot{number, blanks};
  return Fault{"second-constraint", full_path(*file), "//go:build"};
}

std::optional<Fault> misplaced_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("package ") + 1;
  file->go.insert(number, "//go:build linux");
  file->go.planted = Spot{number, 0};
  return Fault{"misplaced-constraint", full_path(*file), "//go:build"};
}

// In a separate package, whose files need no constraint.
std::optional<Fault> plus_build_line(Project& project, Random& random) {
  GoFile* file = any_file(project, random, {GoFile::Role::standalone_package});
  if (file == nullptr) return std::nullopt;
  const std::string line =
      random.one_of<std::string>({"// +build linux", "//+build linux,!race netgo", "//  +build"});
  file->go.insert(0, line);
  file->go.insert(1, "");
  file->go.planted = Spot{0, 0};
  return Fault{"plus-build-line", full_path(*file), "+build"};
}

std::optional<Fault> plus_build_instead(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("//go:build");
  file->go.lines[number] = "// +build lambdacomponents.custom";
  file->go.planted = Spot{number, 0};
  return Fault{"plus-build-line", full_path(*file), "+build"};
}

Plant missing_package(bool imports_package) {
  return [imports_package](Project& project, Random& random) -> std::optional<Fault> {
    GoFile* file = any_file(project, random, {GoFile::Role::direct});
    if (file == nullptr || file->imports_package != imports_package) return std::nullopt;
    const std::size_t number = file->go.line_of("package ");
    file->go.lines[number].replace(0, 7, "pakcage");
    file->go.planted = Spot{number, 0};
    return Fault{"missing-package", full_path(*file), "\"pakcage\""};
  };
}

std::optional<Fault> broken_import(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr || file->imports_package) return std::nullopt;
  const std::size_t number = file->go.line_of("package ") + 1;
  const std::string path = random.one_of<std::string>({"\"a b\"", "\"\"", "'x'", "+"});
  file->go.insert(number, "import " + path);
  file->go.planted = Spot{number, 7};
  return Fault{"broken-import", full_path(*file), "import path"};
}

std::optional<Fault> not_utf8(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = random.between(0, file->go.line_of("package "));
  file->go.insert(number, "// \xFF");
  file->go.planted = Spot{number, 3};
  return Fault{"not-utf8", full_path(*file), "0xFF"};
}

std::optional<Fault> misplaced_file(Project& project, Random&) {
  project.other_files["lost.go"] = "package lost\n";
  return Fault{"misplaced-file", std::string(model::k_components_folder) + "/lost.go",
               "type folder"};
}

std::optional<Fault> flat_name(Project& project, Random& random) {
  GoFile* file = any_file(project, random, {GoFile::Role::flat_first});
  if (file == nullptr) return std::nullopt;
  const std::string name =
      random.one_of<std::string>({"linux.go", "arm64.go", "windows.go", "test.go"});
  file->path.replace(file->path.rfind('/') + 1, std::string::npos, name);
  return Fault{"flat-name", full_path(*file), "_" + name};
}

// A second wrapper for one tag, in a separate file that sorts after the first.
std::optional<Fault> same_component(Project& project, Random& random) {
  const GoFile* file = any_file(project, random, {GoFile::Role::direct});
  if (file == nullptr) return std::nullopt;
  GoFile second = *file;
  second.path = file->path.substr(0, file->path.size() - 3) + "x.go";
  const Fault fault{"same-component", full_path(second), file->tag.substr(file->tag.find('.') + 1)};
  project.files.push_back(std::move(second));
  return fault;
}

// The first file gets another package than the others. The error is at that file, although it is
// the first, because the package of the component's type is the correct one.
std::optional<Fault> two_packages_by_the_first(Project& project, Random& random) {
  const GoFile* more = any_file(project, random, {GoFile::Role::flat_more});
  if (more == nullptr) return std::nullopt;
  const std::string folder = more->path.substr(0, more->path.rfind('/') + 1);
  for (GoFile& file : project.files) {
    if (file.path == more->path || !file.path.starts_with(folder)) continue;
    file.go.lines[file.go.line_of("package ")] = "package other";
    file.go.planted = Spot{file.go.line_of("package "), 8};
    return Fault{"two-packages", full_path(file), "'other'"};
  }
  return std::nullopt;
}

std::optional<Fault> moved_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t from = file->go.line_of("//go:build");
  const std::string line = file->go.lines[from];
  file->go.lines[from] = "// moved";
  const std::size_t to = file->go.line_of("package ") + 1;
  file->go.insert(to, line);
  file->go.planted = Spot{to, 0};
  return Fault{"misplaced-constraint", full_path(*file), "//go:build"};
}

}  // namespace ocelot::test
