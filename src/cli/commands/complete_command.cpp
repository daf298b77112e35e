// complete and completions: what shells ask, and the scripts that ask it.
#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_bash =
    R"(# Completion of ocelot-gen for bash: every candidate comes from `ocelot-gen complete`.
_ocelot_gen() {
  local words=() word is_glued='' line current
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    # bash cuts words at these; they belong together.
    if [[ ($word == [=:] || $is_glued) && ${#words[@]} -gt 0 ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == [=:] ]] && is_glued=1 || is_glued=
  done
  current=${words[${#words[@]} - 1]##*[=:]}
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current") ;;
      :folders) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "$current") ;;
      *) line=${line%%$'\t'*}; [[ $line == -*=* ]] && line=${line#*=}; COMPREPLY+=("$line") ;;
    esac
  done < <("$1" complete -- "${words[@]}" 2>/dev/null)
}
complete -F _ocelot_gen ocelot-gen
)";

constexpr std::string_view k_zsh = R"(#compdef ocelot-gen
# Completion of ocelot-gen for zsh: every candidate comes from `ocelot-gen complete`.
_ocelot-gen() {
  local line value
  local -a described
  for line in "${(@f)$("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      (:files) _files ;;
      (:folders) _files -/ ;;
      (?*)
        value=${line%%$'\t'*}
        described+=("${value//:/\\:}:${line#$value}")
        ;;
    esac
  done
  described=("${(@)described/:$'\t'/:}")
  (( $#described )) && _describe 'ocelot-gen' described
}
if [[ ${funcstack[1]} == _ocelot-gen ]]; then _ocelot-gen "$@"; else compdef _ocelot-gen ocelot-gen; fi
)";

constexpr std::string_view k_fish =
    R"(# Completion of ocelot-gen for fish: every candidate comes from `ocelot-gen complete`.
function __ocelot_gen_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    for line in ($program complete -- $words "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :folders
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -c ocelot-gen -f -a '(__ocelot_gen_complete)'
)";

struct Shell {
  std::string_view name;
  std::string_view script;
};

constexpr std::array<Shell, 3> k_shells = {{{"bash", k_bash}, {"zsh", k_zsh}, {"fish", k_fish}}};

constexpr std::string_view k_completions_notes =
    R"(Once installed, they are found by themselves. Without that:
  bash  source <(ocelot-gen completions bash), in ~/.bashrc
  zsh   source <(ocelot-gen completions zsh), in ~/.zshrc behind compinit
  fish  ocelot-gen completions fish >~/.config/fish/completions/ocelot-gen.fish)";

Status print_script(const console::Arguments& given) {
  const std::vector<std::string> inputs = given.inputs();
  if (inputs.size() != 1) return console::usage("one shell is wanted: bash, zsh or fish");
  std::vector<std::string_view> names;
  for (const Shell& shell : k_shells) {
    names.push_back(shell.name);
    if (shell.name != inputs[0]) continue;
    console::print_out("{}", shell.script);
    return {};
  }
  return console::usage(fmt::format("completions takes bash, zsh or fish, not '{}'", inputs[0]),
                        console::offer(inputs[0], names));
}

console::ExitCode run_completions(const console::Arguments& arguments) {
  return console::Terminal().end(print_script(arguments));
}

console::ExitCode run_complete(const console::Words& words) {
  if (words == console::Words{"--help"} || words == console::Words{"-h"}) {
    console::print_out("{}", complete_row().help());
    return console::ExitCode::done;
  }
  const bool is_marked = !words.empty() && words[0] == "--";
  const Completion found = complete({words.begin() + (is_marked ? 1 : 0), words.end()});
  for (const Candidate& one : found.candidates)
    console::print_out("{}{}{}\n", one.value, one.meaning.empty() ? "" : "\t", one.meaning);
  if (found.paths == Paths::files) console::print_out(":files\n");
  if (found.paths == Paths::folders) console::print_out(":folders\n");
  return console::ExitCode::done;
}

}  // namespace

Command completions_row() {
  return {"completions",
          {"ocelot-gen completions",
           "Prints a script that completes command lines: commands, options, names of the project.",
           "bash|zsh|fish",
           {}},
          {{"source <(ocelot-gen completions bash)", "for this very shell"}},
          k_completions_notes,
          run_completions};
}

Command complete_row() {
  return {
      "complete",
      {"ocelot-gen complete",
       "Lists what may stand at the end of a command line, for these scripts.",
       "-- WORD…",
       {}},
      {{"ocelot-gen complete -- why ''", "distributions"}},
      "One candidate a line, with a tab and its meaning behind it. A line `:files` or `:folders` "
      "says\nthat a path may stand there too. The last word is what was typed so far.",
      nullptr,
      run_complete};
}

}  // namespace ocelot::cli
