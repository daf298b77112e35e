// Nodes and edges, each kind with its own look; equal nodes and edges are written once.
#include "queries/render/graph_dot.hpp"

#include <set>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "support/base/printable.hpp"

namespace ocelot::queries {

namespace {

// Within quotes only the quote ends, but labels have escapes of their own that begin with a
// backslash (Graphviz's manual, "escString").
std::string dot_string(std::string_view text) {
  std::string result = "\"";
  for (char c : printable_line(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// What kind of thing a node is: two kinds may share a name.
enum class Kind { tag, module, component, distribution, layer, file, step };

struct Look {
  std::string_view word;
  std::string_view attributes;
};

Look look_of(Kind kind) {
  switch (kind) {
    case Kind::tag:
      return {"tag", "shape=plaintext"};
    case Kind::module:
      return {"module", "shape=note color=\"#777777\""};
    case Kind::component:
      return {"component", "shape=component style=filled fillcolor=\"#fdf1e3\""};
    case Kind::distribution:
      return {"distribution", "shape=box style=\"filled,bold\" fillcolor=\"#e8eef9\""};
    case Kind::layer:
      return {"layer", "shape=folder style=filled fillcolor=\"#e6f4ea\""};
    case Kind::file:
      return {"file", "shape=plaintext"};
    case Kind::step:
      return {"step", "shape=box style=\"filled,rounded\" fillcolor=\"#e8eef9\""};
  }
  return {};
}

class Drawing {
 public:
  std::string node(Kind kind, const std::string& name, std::string_view label = {}) {
    std::string id = dot_string(fmt::format("{} {}", look_of(kind).word, name));
    if (drawn_.insert(id).second) {
      nodes_ += fmt::format("  {} [label={} {}]\n", id, dot_string(label.empty() ? name : label),
                            look_of(kind).attributes);
      if (kind == Kind::distribution) distributions_ += fmt::format(" {}", id);
    }
    return id;
  }

  void edge(const std::string& from, const std::string& to, std::string_view attributes = {}) {
    std::string line = fmt::format("  {} -> {}", from, to);
    if (!attributes.empty()) line += fmt::format(" [{}]", attributes);
    if (drawn_.insert(line).second) edges_ += line + '\n';
  }

  std::string text() const {
    return fmt::format(
        "digraph ocelot {{\n"
        "  rankdir=LR\n"
        "  ranksep=1.2\n"
        "  nodesep=0.12\n"
        "  node [fontname=\"Helvetica\" fontsize=11 height=0.3]\n"
        "  edge [color=\"#777777\" arrowsize=0.6]\n"
        "{}{}{}}}\n",
        nodes_, in_one_column(), edges_);
  }

 private:
  std::string in_one_column() const {
    return distributions_.empty() ? "" : fmt::format("  {{ rank=same{} }}\n", distributions_);
  }

  std::set<std::string> drawn_;
  std::string distributions_;
  std::string nodes_;
  std::string edges_;
};

std::string shown(const golang::ModuleRequirement& module) {
  return module.version.empty() ? module.path : module.path + "@" + module.version;
}

void draw(Drawing& drawing, const RelatedComponent& component) {
  const std::string id = drawing.node(Kind::component, component.name);
  for (const golang::ModuleRequirement& module : component.modules)
    drawing.edge(drawing.node(Kind::module, shown(module)), id);
}

// `custom` is in every constraint and every distribution: drawn, it would only hide the others.
void draw(Drawing& drawing, const Inclusion& inclusion, const std::string& distribution) {
  const std::string id = drawing.node(Kind::component, inclusion.component);
  for (const std::string& tag : inclusion.tags) {
    if (tag != model::k_custom_tag)
      drawing.edge(drawing.node(Kind::tag, tag, std::string(model::without_prefix(tag))), id);
  }
  drawing.edge(id, distribution);
}

std::set<std::string> tags_with_a_component(const RelatedDistribution& distribution) {
  std::set<std::string> tags = {std::string(model::k_custom_tag)};
  for (const Inclusion& inclusion : distribution.inclusions)
    tags.insert(inclusion.tags.begin(), inclusion.tags.end());
  return tags;
}

void draw(Drawing& drawing, const RelatedDistribution& related) {
  const model::Distribution& distribution = *related.distribution;
  const std::string id = drawing.node(Kind::distribution, distribution.name);
  for (const std::string& base : distribution.bases) {
    drawing.edge(drawing.node(Kind::distribution, base), id,
                 "style=dashed label=\"base\" fontsize=9 constraint=false");
  }
  if (distribution.plugin)
    drawing.edge(drawing.node(Kind::distribution, distribution.plugin->library), id,
                 "style=dashed label=\"library\" fontsize=9 constraint=false");
  for (const Inclusion& inclusion : related.inclusions) draw(drawing, inclusion, id);
  const std::set<std::string> explained = tags_with_a_component(related);
  for (const auto& [tag, origin] : distribution.tags) {
    if (origin.distribution == distribution.name && !explained.contains(tag))
      drawing.edge(drawing.node(Kind::tag, tag, std::string(model::without_prefix(tag))), id,
                   "style=dotted");
  }
  for (const Output& output : outputs_of(distribution))
    drawing.edge(id, drawing.node(Kind::layer, output.path));
}

}  // namespace

std::string to_dot(const Relations& relations) {
  Drawing drawing;
  for (const RelatedComponent& component : relations.components) draw(drawing, component);
  for (const RelatedDistribution& distribution : relations.distributions)
    draw(drawing, distribution);
  return drawing.text();
}

std::string to_dot(const graph::Graph& graph, const std::vector<StepId>& steps) {
  Drawing drawing;
  for (StepId id : steps) {
    const graph::Step& step = graph.steps[id.index];
    const std::string& name = graph.path(step.outputs.front());
    const std::string node = drawing.node(Kind::step, name, step.description);
    const auto file = [&](graph::FileId input) {
      return drawing.node(Kind::file, graph.path(input));
    };
    for (graph::FileId input : step.inputs) drawing.edge(file(input), node);
    for (graph::FileId input : step.order_only) drawing.edge(file(input), node, "style=dashed");
    for (graph::FileId output : step.outputs) drawing.edge(node, file(output));
  }
  return drawing.text();
}

}  // namespace ocelot::queries
