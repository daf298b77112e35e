// 10,000 mutated entries and blobs of the action cache. Each get is a miss or restores the exact
// bytes, and nothing outside the cache and the outputs is changed, removed or created. The oracle
// is a listing with contents.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "build/cache/eviction.hpp"
#include "build/cache/store.hpp"
#include "support/base/digest.hpp"
#include "support/io/destination.hpp"
#include "support/random.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ocelot;  // NOLINT: the whole program uses this namespace

constexpr std::size_t k_rounds = 10000;
constexpr std::size_t k_actions = 40;
constexpr std::size_t k_rounds_between_maintenance = 100;

void write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

[[noreturn]] void fail_test(const std::string& message) {
  std::cerr << "FAIL: " << message << "\n";
  std::exit(1);
}

// A text with the digest that its last line must have.
std::string sealed(const std::string& lines) {
  return lines + "end " + digest_of(lines).hex() + "\n";
}

struct Action {
  std::string name;
  std::vector<std::string> contents;
  fs::path entry;
  std::string entry_text;
  std::vector<fs::path> blobs;
};

class Attack {
 public:
  explicit Attack(fs::path folder)
      : folder_(std::move(folder)), store_(folder_ / "cache"), random_(1) {
    write(outside_ / "canary", "precious");
    write(outside_ / "deep/canary", std::string(1000, 'c'));
    fs::create_symlink("canary", outside_ / "link");
    for (std::size_t i = 0; i < k_actions; ++i) add_action(i);
    before_ = listing();
  }

  void run() {
    for (std::size_t round = 0; round < k_rounds; ++round) {
      const Action& action = actions_[random_.below(actions_.size())];
      const std::size_t kind = round % mutations().size();
      is_unchanged_ = false;
      rounds_since_maintenance_ = round % k_rounds_between_maintenance;
      (this->*mutations()[kind])(action);
      get(action, kind);
      if (rounds_since_maintenance_ == 0) maintain();
      put_back();
    }
    expect_unchanged("the end");
    std::cout << k_rounds << " mutated entries of " << mutations().size() << " kinds: " << hits_
              << " restored, the others missed\n";
  }

 private:
  using Mutation = void (Attack::*)(const Action&);

  static const std::vector<Mutation>& mutations() {
    static const std::vector<Mutation> all = {
        &Attack::flip_entry,     &Attack::cut_entry,        &Attack::edit_entry,
        &Attack::edit_and_seal,  &Attack::path_for_digest,  &Attack::parents_for_digest,
        &Attack::path_for_name,  &Attack::huge_size,        &Attack::other_size,
        &Attack::double_line,    &Attack::bytes_of_another, &Attack::swap_entries,
        &Attack::old_format,     &Attack::garbage,          &Attack::large_entry,
        &Attack::link_for_entry, &Attack::pipe_for_entry,   &Attack::folder_for_entry,
        &Attack::link_for_shard, &Attack::open_entry,       &Attack::flip_blob,
        &Attack::cut_blob,       &Attack::sparse_blob,      &Attack::link_for_blob,
        &Attack::pipe_for_blob,  &Attack::folder_for_blob,  &Attack::blob_of_another,
        &Attack::link_for_part,  &Attack::nothing};
    return all;
  }

  void add_action(std::size_t number) {
    Action action{"action " + std::to_string(number), {}, {}, {}, {}};
    for (std::size_t i = 0; i <= number % 3; ++i)
      action.contents.push_back(std::string(1 + random_.below(2000), 'a') +
                                std::to_string(number * 10 + i));
    std::vector<cache::OutputFile> files;
    for (std::size_t i = 0; i < action.contents.size(); ++i) {
      write(output(i), action.contents[i]);
      files.push_back({name_of(i), output(i)});
      action.blobs.push_back(store_.blob_path(digest_of(action.contents[i])));
    }
    if (!store_.put(digest_of(action.name), files)) fail_test("cannot store " + action.name);
    action.entry = store_.action_path(digest_of(action.name));
    action.entry_text = read(action.entry);
    actions_.push_back(std::move(action));
  }

  static std::string name_of(std::size_t index) {
    return std::string("output-") + std::to_string(index);
  }

  fs::path output(std::size_t index) const { return folder_ / "out" / name_of(index); }

  void get(const Action& action, std::size_t kind) {
    fs::remove_all(folder_ / "out");
    std::vector<cache::OutputTarget> targets;
    for (std::size_t i = 0; i < action.contents.size(); ++i) {
      targets.push_back({name_of(i), io::find_destination(folder_ / "build", output(i)).value()});
    }
    const bool is_hit = store_.get(digest_of(action.name), targets);
    hits_ += is_hit ? 1 : 0;
    for (std::size_t i = 0; i < action.contents.size(); ++i) {
      const bool is_right = is_hit ? read(output(i)) == action.contents[i] : !fs::exists(output(i));
      if (!is_right) fail_test("mutation " + std::to_string(kind) + ": wrong bytes");
    }
    if (is_hit != is_unchanged_)
      fail_test("mutation " + std::to_string(kind) + (is_hit ? ": restored" : ": missed"));
  }

  void maintain() {
    cache::measure(store_);
    cache::collect(store_, 1000, cache::Removal::dry_run);
    cache::verify(store_);
    cache::collect(store_, 1000);
    expect_unchanged("maintenance");
    for (const Action& action : actions_) touched_.push_back(&action);
  }

  // Writes the files of the touched actions again, as they were.
  void put_back() {
    if (!moved_.empty()) {
      fs::remove_all(moved_);
      fs::rename(folder_ / "moved", moved_);
      moved_.clear();
    }
    for (const Action* action : touched_) {
      replace(action->entry, action->entry_text);
      for (std::size_t i = 0; i < action->blobs.size(); ++i)
        replace(action->blobs[i], action->contents[i]);
    }
    touched_.clear();
  }

  static void replace(const fs::path& path, const std::string& content) {
    fs::remove_all(path);
    write(path, content);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  }

  std::map<std::string, std::string> listing() const {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      const std::string name = entry.path().filename().string();
      if (name != "cache" && name != "out" && name != "moved") found["./" + name] = "";
    }
    for (const auto& entry : fs::recursive_directory_iterator(outside_)) {
      struct stat status {};
      ::lstat(entry.path().c_str(), &status);
      const bool is_file = entry.is_regular_file() && !entry.is_symlink();
      found[entry.path().string()] =
          std::to_string(status.st_mode) + " " + std::to_string(status.st_mtim.tv_sec) + "." +
          std::to_string(status.st_mtim.tv_nsec) + " " +
          (is_file ? digest_of(read(entry.path())).hex() : std::string());
    }
    return found;
  }

  void expect_unchanged(const std::string& when) const {
    if (listing() != before_) fail_test(when + ": a file outside has changed");
  }

  const Action& another(const Action& action) {
    for (;;) {
      const Action& other = actions_[random_.below(actions_.size())];
      if (&other != &action) return other;
    }
  }

  void set_entry(const Action& action, const std::string& text) {
    touched_.push_back(&action);
    is_unchanged_ = text == action.entry_text;
    write(action.entry, text);
  }

  static std::string lines_of(const Action& action) {
    return action.entry_text.substr(0, action.entry_text.rfind("end "));
  }

  // The lines of an entry, with one part of its first output replaced.
  static std::string with_part(const Action& action, std::size_t part, const std::string& text) {
    std::string lines = lines_of(action);
    std::size_t begin = lines.find("output ");
    for (std::size_t i = 0; i < part; ++i) begin = lines.find(' ', begin) + 1;
    const std::size_t end = lines.find_first_of(" \n", begin);
    return sealed(lines.replace(begin, end - begin, text));
  }

  fs::path blob(const Action& action) {
    touched_.push_back(&action);
    return action.blobs[random_.below(action.blobs.size())];
  }

  void flip_entry(const Action& action) {
    std::string text = action.entry_text;
    text[random_.below(text.size())] ^= static_cast<char>(1U << random_.below(8));
    set_entry(action, text);
  }
  void cut_entry(const Action& action) {
    set_entry(action, action.entry_text.substr(0, random_.below(action.entry_text.size())));
  }
  std::string edited(const Action& action) {
    std::string lines = lines_of(action);
    const std::string part = random_.one_of<std::string>(
        {"/", "../", "\n", " ", "-", "A", "g", std::string(1, '\0'), "output ", "end "});
    return lines.replace(random_.below(lines.size()), random_.below(6), part);
  }
  void edit_entry(const Action& action) {
    set_entry(action, edited(action) + action.entry_text.substr(lines_of(action).size()));
  }
  void edit_and_seal(const Action& action) { set_entry(action, sealed(edited(action))); }
  void path_for_digest(const Action& action) {
    set_entry(action, with_part(action, 2, (outside_ / "canary").string()));
  }
  void parents_for_digest(const Action& action) {
    const std::string up = random_.one_of<std::string>(
        {"../../outside/canary", "../outside/canary", "ab/../../../outside/canary", "..", "."});
    set_entry(action, with_part(action, 2, up));
  }
  void path_for_name(const Action& action) {
    set_entry(action, with_part(action, 3,
                                random_.one_of<std::string>(
                                    {"../canary", "/canary", "", "output-9", "Output-0"})));
  }
  void huge_size(const Action& action) {
    set_entry(action,
              with_part(action, 1,
                        random_.one_of<std::string>({"18446744073709551615", "18446744073709551616",
                                                     "1099511627776", "-1", "4294967296", "1e9"})));
  }
  void other_size(const Action& action) {
    set_entry(action, with_part(action, 1, std::to_string(random_.below(1 << 20U) + 3000)));
  }
  void double_line(const Action& action) {
    const std::string lines = lines_of(action);
    const std::size_t begin = lines.find("output ");
    set_entry(action, sealed(lines + lines.substr(begin, lines.find('\n', begin) + 1 - begin)));
  }
  void bytes_of_another(const Action& action) { set_entry(action, another(action).entry_text); }
  void swap_entries(const Action& action) {
    const Action& other = another(action);
    set_entry(other, action.entry_text);
    set_entry(action, other.entry_text);
  }
  void old_format(const Action& action) {
    const std::string lines = "ocelot action 1\n" + std::to_string(action.contents[0].size()) +
                              " " + digest_of(action.contents[0]).hex().substr(0, 32) + "\n";
    set_entry(action, sealed(lines));
  }
  void garbage(const Action& action) {
    std::string bytes(random_.below(500), '\0');
    for (char& c : bytes) c = static_cast<char>(random_.below(256));
    set_entry(action, bytes);
  }
  void large_entry(const Action& action) {
    set_entry(action, sealed(lines_of(action) + std::string(random_.below(1 << 20U) + 20000, 'x')));
  }
  void link(const fs::path& place) {
    fs::remove_all(place);
    fs::create_symlink(
        outside_ / random_.one_of<std::string>({"canary", "deep", "link", "missing"}), place);
  }
  void link_for_entry(const Action& action) {
    touched_.push_back(&action);
    link(action.entry);
  }
  static void pipe(const fs::path& place) {
    fs::remove_all(place);
    ::mkfifo(place.c_str(), 0600);
  }
  void pipe_for_entry(const Action& action) {
    touched_.push_back(&action);
    pipe(action.entry);
  }
  void folder(const fs::path& place) {
    fs::remove_all(place);
    fs::create_directory(place);
    if (random_.chance(50)) write(place / "file", "x");
  }
  void folder_for_entry(const Action& action) {
    touched_.push_back(&action);
    folder(action.entry);
  }
  // Moves a folder of the cache to another place until the round ends.
  void link_for_folder(const fs::path& place) {
    moved_ = place;
    fs::rename(place, folder_ / "moved");
    fs::create_directory_symlink(random_.chance(50) ? outside_ : folder_ / "moved", place);
  }
  void link_for_shard(const Action& action) {
    touched_.push_back(&action);
    link_for_folder(random_.chance(50) ? action.entry.parent_path()
                                       : action.blobs[0].parent_path());
  }
  void link_for_part(const Action& action) {
    touched_.push_back(&action);
    link_for_folder(store_.folder() / random_.one_of<std::string>({"action", "blob"}));
  }
  void open_entry(const Action& action) {
    touched_.push_back(&action);
    fs::permissions(action.entry, fs::perms::others_write, fs::perm_options::add);
  }
  void flip_blob(const Action& action) {
    const fs::path place = blob(action);
    std::string bytes = read(place);
    bytes[random_.below(bytes.size())] ^= 1;
    write(place, bytes);
  }
  void cut_blob(const Action& action) {
    const fs::path place = blob(action);
    fs::resize_file(place, random_.below(fs::file_size(place)));
  }
  // Maintenance would read all of a blob of 3 GiB.
  void sparse_blob(const Action& action) {
    const std::size_t power = rounds_since_maintenance_ == 0 ? 20 : 30;
    fs::resize_file(blob(action), std::uintmax_t{3} << power);
  }
  void link_for_blob(const Action& action) { link(blob(action)); }
  void pipe_for_blob(const Action& action) { pipe(blob(action)); }
  void folder_for_blob(const Action& action) { folder(blob(action)); }
  void blob_of_another(const Action& action) {
    const Action& other = another(action);
    write(blob(action), other.contents[0]);
  }
  void nothing(const Action&) { is_unchanged_ = true; }

  fs::path folder_;
  fs::path outside_ = folder_ / "outside";
  cache::Store store_;
  test::Random random_;
  std::vector<Action> actions_;
  std::vector<const Action*> touched_;
  fs::path moved_;  // the folder that a link replaces
  std::map<std::string, std::string> before_;
  std::size_t hits_ = 0;
  std::size_t rounds_since_maintenance_ = 0;
  bool is_unchanged_ = false;  // by this round's mutation
};

}  // namespace

int main() {
  std::string name = (fs::temp_directory_path() / "mutated-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail_test("no temporary folder");
  Attack(name).run();
  fs::remove_all(name);
  return 0;
}
