// Writes, compares and tidies the files of a bare repository (gitrepository-layout(5)).
#include "support/git/mirror_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>

#include "support/base/digest.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

constexpr const char* k_configuration = "config";
constexpr const char* k_head = "HEAD";
constexpr const char* k_objects = "objects";
constexpr const char* k_references = "refs";
constexpr const char* k_packs = "pack";
constexpr const char* k_no_commit = "ref: refs/heads/none\n";

constexpr std::string_view k_files[] = {k_configuration, k_head, "FETCH_HEAD", "packed-refs"};
constexpr std::string_view k_folders[] = {k_objects, k_references};

// The first path that is not as expected, relative to the folder that was searched.
using FoundPath = std::optional<std::string>;

std::string joined(const std::string& name, const std::string& below) {
  return below.empty() ? name : name + "/" + below;
}

// Checks all names in a folder. `check` returns what is unexpected below a name; an empty path is
// the name itself. A folder that cannot be listed is unexpected.
template <class Check>
FoundPath find_in(const io::Folder& folder, const Check& check) {
  const Result<std::vector<std::string>> names = folder.list();
  if (!names) return "";
  for (const std::string& name : *names) {
    if (const FoundPath below = check(name)) return joined(name, *below);
  }
  return std::nullopt;
}

FoundPath unless(bool is_expected) {
  return is_expected ? FoundPath() : "";
}

mode_t mode_of(const io::Folder& folder, const fs::path& path) {
  const std::optional<struct stat> status = folder.find_status(path);
  return status ? status->st_mode : 0;
}

bool is_file(const io::Folder& folder, const fs::path& path) {
  return S_ISREG(mode_of(folder, path));
}

bool is_folder(const io::Folder& folder, const fs::path& path) {
  return S_ISDIR(mode_of(folder, path));
}

FoundPath find_unexpected_name(const io::Folder& folder) {
  return find_in(folder, [&](const std::string& name) {
    if (std::ranges::find(k_files, name) != std::end(k_files)) return unless(is_file(folder, name));
    return unless(std::ranges::find(k_folders, name) != std::end(k_folders) &&
                  is_folder(folder, name));
  });
}

// Checks what is below a name, which must be a folder.
template <class Check>
FoundPath find_below(const io::Folder& folder, const std::string& name, const Check& check) {
  const Result<io::Folder> below = folder.open_folder(name);
  return below ? check(*below) : "";
}

// What is neither a folder nor a file, at any depth.
FoundPath find_link(const io::Folder& folder) {
  return find_in(folder, [&](const std::string& name) {
    return is_file(folder, name) ? std::nullopt : find_below(folder, name, find_link);
  });
}

FoundPath find_no_file(const io::Folder& folder) {
  return find_in(folder, [&](const std::string& name) { return unless(is_file(folder, name)); });
}

FoundPath find_any(const io::Folder& folder) {
  return find_in(folder, [](const std::string&) { return unless(false); });
}

// A fetch writes packs and no loose objects. `objects/info` would name other folders with objects.
FoundPath find_no_pack(const io::Folder& objects) {
  return find_in(objects, [&](const std::string& name) {
    if (name == k_packs) return find_below(objects, name, find_no_file);
    return name == "info" ? find_below(objects, name, find_any) : unless(false);
  });
}

// The path is below the folder `name`.
FoundPath in_folder(const char* name, const FoundPath& found) {
  return found ? FoundPath(joined(name, *found)) : std::nullopt;
}

}  // namespace

std::string mirror_configuration(const std::string& url) {
  return fmt::format(
      "[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfilemode = true\n"
      "[ocelot]\n\turl = {}\n",
      digest_of(url).hex());
}

// The configuration comes last, so that a kill before it leaves no mirror.
Status write_mirror(const io::Folder& folder, const std::string& configuration) {
  const Result<io::Folder> objects = io::make_private(folder, k_objects);
  if (!objects) return fail(objects.error());
  if (const Result<io::Folder> packs = io::make_private(*objects, k_packs); !packs)
    return fail(packs.error());
  if (const Result<io::Folder> references = io::make_private(folder, k_references); !references)
    return fail(references.error());
  if (Status written = io::write_private_file(folder, k_head, k_no_commit); !written)
    return written;
  return io::write_private_file(folder, k_configuration, configuration);
}

std::optional<std::string> find_unexpected(const io::Folder& folder,
                                           const std::string& configuration) {
  if (io::read_private_file(folder, k_configuration, configuration.size()) != configuration)
    return k_configuration;
  if (FoundPath name = find_unexpected_name(folder)) return name;
  if (FoundPath object = in_folder(k_objects, find_below(folder, k_objects, find_no_pack)))
    return object;
  return in_folder(k_references, find_below(folder, k_references, find_link));
}

void remove_leftovers(const io::Folder& folder) {
  const Result<io::Folder> packs = folder.open_folder(fs::path(k_objects) / k_packs);
  if (!packs) return;
  for (const std::string& name : packs->list().value_or(std::vector<std::string>())) {
    const fs::path path = name;
    fs::path partner = path;
    partner.replace_extension(path.extension() == ".pack" ? ".idx" : ".pack");
    const bool is_pack = path.extension() == ".pack" || path.extension() == ".idx";
    if (!is_pack || !is_file(*packs, partner)) static_cast<void>(packs->remove_file(name));
  }
}

}  // namespace ocelot::git
