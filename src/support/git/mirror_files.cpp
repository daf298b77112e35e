// Writes, compares and tidies the files of a bare repository (gitrepository-layout(5)).
#include "support/git/mirror_files.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
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

// Whether all names in a folder fulfill a condition. A folder that cannot be listed has none that
// do.
bool all_names(const io::Folder& folder, const std::function<bool(const std::string&)>& fits) {
  const Result<std::vector<std::string>> names = folder.list();
  return names && std::ranges::all_of(*names, fits);
}

bool is_empty(const io::Folder& folder) {
  return all_names(folder, [](const std::string&) { return false; });
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

bool has_expected_names(const io::Folder& folder) {
  return all_names(folder, [&](const std::string& name) {
    if (std::ranges::find(k_files, name) != std::end(k_files)) return is_file(folder, name);
    return std::ranges::find(k_folders, name) != std::end(k_folders) && is_folder(folder, name);
  });
}

// Whether a folder has only folders and files, at any depth.
bool has_no_links(const io::Folder& folder) {
  return all_names(folder, [&](const std::string& name) {
    if (is_file(folder, name)) return true;
    const Result<io::Folder> below = folder.open_folder(name);
    return below && has_no_links(*below);
  });
}

bool has_only_files(const io::Folder& folder) {
  return all_names(folder, [&](const std::string& name) { return is_file(folder, name); });
}

// A fetch writes packs and no loose objects. `objects/info` would name other folders with objects.
bool has_only_packs(const io::Folder& objects) {
  return all_names(objects, [&](const std::string& name) {
    const Result<io::Folder> below = objects.open_folder(name);
    if (!below) return false;
    return name == k_packs ? has_only_files(*below) : name == "info" && is_empty(*below);
  });
}

template <class Check>
bool passes(const io::Folder& folder, const char* name, const Check& check) {
  const Result<io::Folder> below = folder.open_folder(name);
  return below && check(*below);
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

bool is_mirror(const io::Folder& folder, const std::string& configuration) {
  return io::read_private_file(folder, k_configuration, configuration.size()) == configuration &&
         has_expected_names(folder) && passes(folder, k_objects, has_only_packs) &&
         passes(folder, k_references, has_no_links);
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
