// One script for each shell, with the program's name filled in.
#include "support/console/completion_script.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/console/options.hpp"

namespace ocelot::console {

namespace {

constexpr std::string_view k_bash =
    R"(# Completion of {{program}} for bash: every candidate comes from `{{program}} complete`.
_{{function}}() {
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
complete -F _{{function}} {{program}}
)";

constexpr std::string_view k_zsh = R"(#compdef {{program}}
# Completion of {{program}} for zsh: every candidate comes from `{{program}} complete`.
_{{program}}() {
  local line value
  local -a described
  for line in "${(@f)$("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      (:files|:folders)
        # The path is the value of --NAME=VALUE, or the whole word.
        [[ $PREFIX == --*=* ]] && compset -P 1 '*='
        [[ $line == :files ]] && _files || _files -/
        ;;
      (?*)
        value=${line%%$'\t'*}
        described+=("${value//:/\\:}:${line#$value}")
        ;;
    esac
  done
  described=("${(@)described/:$'\t'/:}")
  (( $#described )) && _describe '{{program}}' described
}
if [[ ${funcstack[1]} == _{{program}} ]]; then _{{program}} "$@"; else compdef _{{program}} {{program}}; fi
)";

constexpr std::string_view k_fish =
    R"(# Completion of {{program}} for fish: every candidate comes from `{{program}} complete`.
function __{{function}}_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    # The path is the value of --NAME=VALUE, or the whole word.
    set -l option (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    set -e words[1]
    for line in ($program complete -- $words "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$path" | string replace -r -- '^' "$option"
            case :folders
                __fish_complete_directories "$path" | string replace -r -- '^' "$option"
            case '*'
                echo $line
        end
    end
end
complete -c {{program}} -f -a '(__{{function}}_complete)'
)";

struct Shell {
  std::string_view name;
  std::string_view script;
};

constexpr std::array<Shell, 3> k_shells = {{{"bash", k_bash}, {"zsh", k_zsh}, {"fish", k_fish}}};

constexpr std::string_view k_notes =
    R"(An installed {{program}} needs no set-up. Otherwise:
  bash  source <({{program}} completions bash), in ~/.bashrc
  zsh   source <({{program}} completions zsh), in ~/.zshrc after compinit
  fish  {{program}} completions fish >~/.config/fish/completions/{{program}}.fish)";

// A shell's function has '_' in its name.
std::string fill_in(std::string_view text, std::string_view program) {
  std::string function(program);
  std::replace(function.begin(), function.end(), '-', '_');
  return expand(text, {{"program", std::string(program)}, {"function", std::move(function)}});
}

}  // namespace

Result<std::string> completion_script(std::string_view program, const std::string& shell) {
  std::vector<std::string_view> names;
  for (const Shell& known : k_shells) {
    names.push_back(known.name);
    if (known.name == shell) return fill_in(known.script, program);
  }
  return usage(fmt::format("unsupported shell '{}'; expected bash, zsh or fish", shell),
               suggest(shell, names));
}

std::string completion_notes(std::string_view program) {
  return fill_in(k_notes, program);
}

}  // namespace ocelot::console
