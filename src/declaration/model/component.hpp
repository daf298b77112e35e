// Components: found in the project's files, named after the tag that selects them, arranged as they
// will be in upstream's tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/id.hpp"
#include "support/golang/file_name.hpp"
#include "support/golang/go_file.hpp"
#include "support/golang/target.hpp"

namespace ocelot::model {

/// The prefix of every tag that ocelot-gen interprets; it passes other tags on to Go.
inline constexpr std::string_view k_tag_prefix = "lambdacomponents.";

/// The tag that makes upstream use the other tags: without it, default.go is compiled instead of
/// custom.go.
inline constexpr std::string_view k_custom_tag = "lambdacomponents.custom";

/// The tag that selects a component or, for TYPE.all, all components of a type.
std::string tag_of(std::string_view name);

/// A tag without its prefix, which is what the key `components` calls it; a tag that has no prefix
/// as it is.
std::string_view without_prefix(std::string_view tag);

/// One file of an overlay.
struct OverlayFile {
  SourceRef source;       ///< its path in the project, and its bytes
  std::string tree_path;  ///< its path in the tree, relative to upstream's folder
  bool is_go = false;     ///< a Go file that a build may read; other files are only copied
  golang::FileName name;  ///< of tree_path
  golang::GoFile go;
};

/// A file of a tree, which is at the same path there. The faults of a Go file are not reported.
OverlayFile read_tree_file(SourceRef source);

struct Component {
  std::string type;    ///< the type folder: "exporter"
  std::string name;    ///< "awss3"
  std::string folder;  ///< the sub-folder's name, or empty
  bool is_standalone_package =
      false;  ///< a sub-folder with its own package: in the tree only if it is imported
  std::vector<OverlayFile> files;

  std::string full_name() const { return type + "." + name; }
  Place place() const;  ///< the first Go file
};

using ComponentId = Id<Component>;

/// The quoted path of a file's `import "C"`, which Go compiles only with cgo; else null.
const golang::Import* import_of_c(const OverlayFile& file);

/// Whether the file's name and constraint select it for the target and tags. What depends on the
/// toolchain counts as satisfied: the step that compiles the file rejects one that Go leaves out.
bool is_compiled(const OverlayFile& file, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags);

/// Whether any file of the component is selected; of a component with wrappers, any wrapper: what
/// is in folders below them is compiled only where it is imported.
bool is_compiled(const Component& component, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags);

/// The `lambdacomponents.` tags that a component's constraints mention, sorted.
std::vector<std::string> mentioned_tags(const Component& component);

}  // namespace ocelot::model
