// Finds the files of a graph by their paths.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

/// An index over a list of files. Only the list holds the paths, of which there may be hundreds of
/// thousands.
class FileIds {
 public:
  /// `files` must outlive this, and no one else may add to it.
  explicit FileIds(std::vector<File>& files) : files_(files), ids_(0, {{files_}}, {{files_}}) {}

  /// The file with this path, which is added if the list does not have it.
  FileId id_of(std::string_view path) {
    if (const auto found = ids_.find(path); found != ids_.end()) return *found;
    const FileId id{files_.size()};
    files_.push_back({std::string(path)});
    ids_.insert(id);
    return id;
  }

 private:
  struct PathOf {
    const std::vector<File>& files;
    std::string_view operator()(FileId id) const { return files[id.index].path; }
    std::string_view operator()(std::string_view path) const { return path; }
  };

  struct HashOfPath : PathOf {
    using is_transparent = void;
    std::size_t operator()(const auto& file) const {
      return std::hash<std::string_view>()(PathOf::operator()(file));
    }
  };

  struct SamePath : PathOf {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const {
      return PathOf::operator()(a) == PathOf::operator()(b);
    }
  };

  std::vector<File>& files_;
  std::unordered_set<FileId, HashOfPath, SamePath> ids_;
};

}  // namespace ocelot::graph
