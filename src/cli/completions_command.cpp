// completions: the scripts that complete command lines in shells.
#include <array>

#include <fmt/format.h>

#include "cli/commands/rows.hpp"
#include "support/base/text.hpp"

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

constexpr std::string_view k_notes =
    R"(An installed ocelot-gen needs no set-up. Otherwise:
  bash  source <(ocelot-gen completions bash), in ~/.bashrc
  zsh   source <(ocelot-gen completions zsh), in ~/.zshrc after compinit
  fish  ocelot-gen completions fish >~/.config/fish/completions/ocelot-gen.fish)";

Result<Answer> run_completions(const console::Arguments& arguments, const console::Terminal&) {
  const std::vector<std::string>& inputs = arguments.inputs();
  if (inputs.size() != 1) return console::usage("expected one shell: bash, zsh or fish");
  std::vector<std::string_view> names;
  for (const Shell& shell : k_shells) {
    names.push_back(shell.name);
    if (shell.name == inputs[0]) return Answer{std::string(shell.script)};
  }
  return console::usage(
      fmt::format("unsupported shell '{}'; expected bash, zsh or fish", inputs[0]),
      suggest(inputs[0], names));
}

}  // namespace

Command completions_row() {
  return {.name = "completions",
          .section = Section::shell,
          .line = {"ocelot-gen completions",
                   "Prints a script that completes commands, options and names of the project.",
                   "bash|zsh|fish",
                   {},
                   {{{}, "bash|zsh|fish"}}},
          .examples = {{"source <(ocelot-gen completions bash)", "for the current shell"}},
          .notes = k_notes,
          .run = run_completions};
}

}  // namespace ocelot::cli
