// Creates a project from random choices, and writes its files.
#include "support/random_project.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/yaml_writer.hpp"

namespace ocelot::test {

namespace {

class ProjectMaker {
 public:
  explicit ProjectMaker(Random& random) : random_(random) {}

  Project make() {
    for (std::size_t i = random_.between(1, 6); i > 0; --i) add_component();
    for (std::size_t i = random_.below(4); i > 0; --i)
      project_.examples.push_back(word() + ".yaml");
    std::sort(project_.examples.begin(), project_.examples.end());
    add_dependencies();
    add_distributions();
    add_bystanders();
    project_.has_root = random_.chance(50);
    return std::move(project_);
  }

 private:
  // A word that was not returned before.
  std::string word() {
    static const Strings syllables = {"ka", "lo", "mi", "ne", "ru", "so", "ta", "vi", "zu"};
    std::string made;
    for (std::size_t i = random_.between(2, 4); i > 0; --i) made += random_.one_of(syllables);
    return made + std::to_string(++words_);
  }

  std::string type() {
    static const Strings types = {"connector", "exporter", "extension", "processor", "receiver"};
    return random_.one_of(types);
  }

  void add_component() {
    const std::string of_type = type();
    const std::string name = word();
    const std::string tag = fmt::format("lambdacomponents.{}.{}", of_type, name);
    tags_.push_back(tag);
    const std::size_t shape = random_.below(3);
    if (shape == 0)
      return add_file(GoFile::Role::direct, of_type, of_type + "/" + stem(name), tag, of_type);
    if (shape == 1) return add_flat_folder(of_type, name, tag);
    const std::string folder = random_.chance(30) ? name : word();
    add_file(GoFile::Role::direct, of_type, of_type + "/" + name, tag, of_type,
             fmt::format("github.com/a/b/collector/lambdacomponents/{}/{}", of_type, folder));
    const std::string package = random_.chance(50) ? word() : "internal";
    for (const char* file : {"one", "two"}) {
      if (random_.chance(60) || file == std::string("one"))
        add_file(GoFile::Role::standalone_package, of_type,
                 fmt::format("{}/{}/{}", of_type, folder, file), "", package);
    }
  }

  void add_flat_folder(const std::string& of_type, const std::string& name,
                       const std::string& tag) {
    const std::string folder = of_type + "/" + (random_.chance(50) ? name : word());
    add_file(GoFile::Role::flat_first, of_type, folder + "/init", tag, of_type);
    if (random_.chance(70))
      add_file(GoFile::Role::flat_more, of_type, folder + "/more", tag, of_type);
    if (random_.chance(30)) project_.other_files[folder + "/README.md"] = "not Go\n";
  }

  std::string stem(const std::string& name) {
    static const Strings ends = {"", "", "", "_linux", "_arm64", "_linux_amd64", "_wrapper"};
    return (random_.chance(70) ? name : word()) + random_.one_of(ends);
  }

  void add_file(GoFile::Role role, const std::string& of_type, const std::string& path,
                const std::string& tag, const std::string& package,
                const std::string& import = {}) {
    GoFile file{path + ".go", role, of_type, tag, !import.empty(), {}};
    file.go.is_marked = random_.chance(20);
    file.go.line_end = random_.chance(50) ? "\n" : "\r\n";
    Strings& lines = file.go.lines;
    while (random_.chance(25))
      lines.emplace_back(random_.chance(50) ? "// About //go:build x" : "");
    if (!tag.empty()) lines.push_back("//go:build " + constraint(of_type, tag));
    lines.emplace_back();
    if (random_.chance(30)) lines.emplace_back("/* package nothing */");
    if (random_.chance(30)) lines.emplace_back("// Package " + package + " is here.");
    lines.push_back("package " + package + (random_.chance(10) ? " // here" : ""));
    if (random_.chance(50)) lines.emplace_back("import \"context\"");
    if (!import.empty()) lines.insert(lines.end(), {"import (", "\tx \"" + import + "\"", ")"});
    lines.insert(lines.end(), {"", "func init() {}"});
    project_.files.push_back(std::move(file));
  }

  // Every form contains one '(' and the tag.
  std::string constraint(const std::string& of_type, const std::string& tag) {
    static const Strings forms = {
        "lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.{0}.all || {1})",
        "lambdacomponents.custom && ({1} || lambdacomponents.{0}.all)",
        "({1}||lambdacomponents.all)&&lambdacomponents.custom", "linux  &&  !windows && ({1})"};
    return fmt::format(fmt::runtime(random_.one_of(forms)), of_type, tag);
  }

  std::string module() {
    static const Strings versions = {"", "", "@v0.1.0", "@v1.2.3-rc.1",
                                     "@v0.0.0-20240101000000-abcdefabcdef"};
    if (random_.chance(15)) return fmt::format("gopkg.in/{}.v3@v3.0.1", word());
    if (random_.chance(15)) return fmt::format("x.org/{}@v2.0.0+incompatible", word());
    if (random_.chance(15)) return fmt::format("x.org/{}/v2@v2.3.4", word());
    return fmt::format("github.com/{}/My_{}{}", word(), word(), random_.one_of(versions));
  }

  void add_dependencies() {
    Strings modules;
    for (std::size_t i = 0; i < 5; ++i) modules.push_back(module());
    Strings tags = tags_;
    if (random_.chance(50)) tags.emplace_back("lambdacomponents.receiver.otlp");
    random_.shuffle(tags);
    for (const std::string& tag : tags) {
      if (random_.chance(20)) continue;
      random_.shuffle(modules);
      const auto count = static_cast<std::ptrdiff_t>(random_.between(1, 3));
      const bool is_alone = count == 1 && random_.chance(50);
      project_.dependencies.add(
          tag, is_alone ? Yaml(modules[0]) : list_of({modules.begin(), modules.begin() + count}));
    }
  }

  std::string distribution_name() {
    static const Strings usual = {"default", "minimal", "full",         "v1.0",
                                  "123",     "true",    "distributions"};
    const std::string& one = random_.one_of(usual);
    if (random_.chance(30) && names_.insert(one).second) return one;
    return random_.one_of<std::string>({"", "", "X", "3", "my-", "a_", "b.c"}) + word();
  }

  void add_distributions() {
    Strings earlier;
    std::vector<std::pair<Yaml, Yaml>> made;
    for (std::size_t i = random_.between(2, 12); i > 0; --i) {
      const std::string name = distribution_name();
      made.emplace_back(name, distribution(earlier));
      // Without a key, it would be the root key.
      Yaml& body = made.back().second;
      if (name == "distributions" && body.keys.empty()) body.add("description", description());
      earlier.push_back(name);
    }
    random_.shuffle(made);
    for (auto& [name, body] : made) project_.distributions.add(name, body);
  }

  Yaml distribution(const Strings& earlier) {
    std::vector<std::pair<Yaml, Yaml>> pairs;
    if (random_.chance(60)) pairs.emplace_back("description", description());
    if (!earlier.empty() && random_.chance(60)) pairs.emplace_back("base", random_.one_of(earlier));
    if (random_.chance(90))
      pairs.emplace_back(random_.chance(50) ? "buildtags" : "build-tags", build_tags());
    if (random_.chance(40)) pairs.emplace_back("architectures", architectures());
    if (!project_.examples.empty() && random_.chance(60))
      pairs.emplace_back("config-file", random_.one_of(project_.examples));
    random_.shuffle(pairs);
    Yaml body(Yaml::Kind::map);
    for (auto& [key, value] : pairs) body.add(key, value);
    return body;
  }

  std::string description() {
    static const Strings texts = {"Everything", "it's \"all\"", "a: b # c",
                                  "[x",         "- no",         "h\xC3\xA9llo \xE2\x98\x83",
                                  "",           "a, b"};
    return random_.one_of(texts);
  }

  Yaml build_tags() {
    if (random_.chance(5)) return Yaml(Yaml::Kind::list);
    Strings tags = tags_;
    tags.insert(tags.end(), {"lambdacomponents.all", "lambdacomponents." + type() + ".all", "netgo",
                             "lambdacomponents.receiver.otlp", "\xC3\xA9tat"});
    random_.shuffle(tags);
    tags.resize(random_.below(tags.size() + 1));
    tags.insert(tags.begin(), "lambdacomponents.custom");
    return list_of(tags);
  }

  Yaml architectures() {
    return list_of(random_.one_of<Strings>({{"amd64"}, {"arm64"}, {"arm64", "amd64"}}));
  }

  // Adds files that have no meaning, whatever they contain.
  void add_bystanders() {
    if (random_.chance(20)) project_.other_files["exporter/_draft.go"] = "package x";
    if (random_.chance(20)) project_.other_files["exporter/x_windows.go"] = "";
    if (random_.chance(20)) project_.other_files["receiver/x_test.go"] = "package y\n";
    if (random_.chance(20)) project_.other_files["README.md"] = "# \xFF\n";
  }

  Random& random_;
  Project project_;
  Strings tags_;
  std::set<std::string> names_;
  std::size_t words_ = 0;
};

}  // namespace

Project random_project(Random& random) {
  return ProjectMaker(random).make();
}

std::string WrittenProject::shown() const {
  std::string all;
  for (const SourceRef& source : files.components)
    all += fmt::format("==== {}\n{}", source->path, source->text);
  all += fmt::format("==== {}\n{}\n", model::k_distributions_path, files.distributions->text);
  if (files.dependencies)
    all += fmt::format("==== {}\n{}\n", model::k_dependencies_path, files.dependencies->text);
  return all;
}

WrittenProject write(const Project& project, Random& random) {
  WrittenProject written;
  const auto yaml_text = [&](const Yaml& document) {
    PlacedText yaml = write_yaml(document, random);
    if (yaml.planted_at) written.planted_at = *yaml.planted_at;
    return std::move(yaml.text);
  };
  Yaml distributions = project.distributions;
  if (project.has_root) {
    distributions = Yaml(Yaml::Kind::map);
    distributions.add("distributions", project.distributions);
  }
  Yaml dependencies(Yaml::Kind::map);
  dependencies.add(project.dependencies_key, project.dependencies);
  Files components = project.other_files;
  for (const GoFile& file : project.files) {
    components[file.path] = file.go.text();
    if (file.go.planted_at()) written.planted_at = *file.go.planted_at();
  }
  const std::string distributions_text = yaml_text(distributions);
  written.files =
      test::project(components, distributions_text,
                    project.dependencies.keys.empty() ? std::string() : yaml_text(dependencies));
  written.files.examples = project.examples;
  return written;
}

}  // namespace ocelot::test
