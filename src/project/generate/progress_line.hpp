// A line on a terminal that is overwritten repeatedly and erased at the end.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "support/git/git_remote.hpp"

namespace ocelot::generate {

class ProgressLine {
 public:
  /// Prints nothing if stderr is not a terminal or if CI is set.
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const git::FetchProgress& at);
  void show_again(std::string_view why, std::chrono::milliseconds pause);

 private:
  void draw(const std::string& text);

  bool enabled_ = false;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_{};
};

/// The text for a fetch: "fetching upstream: 45% (540/1200 objects, 1.2 MiB)".
std::string progress_text(const git::FetchProgress& at);

}  // namespace ocelot::generate
