// Components: found in the project's files, named after the tag that selects them, arranged as they
// will be in the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/id.hpp"
#include "support/golang/file_name.hpp"
#include "support/golang/go_file.hpp"
#include "support/golang/target.hpp"

namespace ocelot::model {

/// The prefix of every tag that has a meaning here; Go's other tags pass through.
inline constexpr std::string_view k_tag_prefix = "lambdacomponents.";

/// The tag that makes upstream look at the others: without it, default.go is compiled in place of
/// custom.go.
inline constexpr std::string_view k_custom_tag = "lambdacomponents.custom";

/// A tag without its prefix, which is what the key `components` calls it; a tag that has no prefix
/// as it is.
std::string_view without_prefix(std::string_view tag);

/// One file of an overlay.
struct OverlayFile {
  SourceRef source;       ///< its path in the project, and its bytes
  std::string tree_path;  ///< where it will be, relative to upstream's folder
  bool is_go = false;     ///< a Go file that a build may read; else it only travels along
  golang::FileName name;  ///< of tree_path
  golang::GoFile go;
};

struct Component {
  std::string type;    ///< the type folder: "exporter"
  std::string name;    ///< "awss3"
  std::string folder;  ///< of a sub-folder: its name; else empty
  bool is_standalone_package =
      false;  ///< a sub-folder with a package of its own: in the tree only where it is imported
  std::vector<OverlayFile> files;

  std::string full_name() const { return type + "." + name; }
  Place place() const;  ///< the first Go file
};

using ComponentId = Id<Component>;

/// Whether Go would compile the file for the target and tags.
bool is_compiled(const OverlayFile& file, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags);

/// Whether Go would compile any file of the component.
bool is_compiled(const Component& component, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags);

/// The `lambdacomponents.` tags that a component's constraints mention, sorted.
std::vector<std::string> mentioned_tags(const Component& component);

}  // namespace ocelot::model
