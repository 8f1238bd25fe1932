/** Contains the scripts that make shells complete the commands of afi. Each passes the words of the command line as arguments, which no shell evaluates. */
import type { shells } from './command.ts';

const bash = String.raw`# Completion of afi for bash.
_afi() {
  local current="${'$'}{COMP_WORDS[COMP_CWORD]}" line IFS=$'\n'
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ":files" ]; then
      type compopt >/dev/null 2>&1 && compopt -o filenames
      COMPREPLY=($(compgen -f -- "$current"))
      return
    fi
    case "$current" in
      [\"\']*) COMPREPLY+=("$line") ;;
      *) COMPREPLY+=("$(printf '%q' "$line")") ;;
    esac
  done < <(afi __complete bash "${'$'}{COMP_WORDS[@]:1:COMP_CWORD-1}" "=$current" 2>/dev/null)
}
complete -F _afi afi
`;

const zsh = String.raw`#compdef afi
# Completion of afi for zsh.
_afi() {
  local -a candidates descriptions
  local line
  while IFS= read -r line; do
    if [[ "$line" == ":files" ]]; then
      _files
      return
    fi
    candidates+=("${'$'}{line%%$'\t'*}")
    descriptions+=("${'$'}{line/$'\t'/  }")
  done < <(afi __complete zsh "${'$'}{(@Q)words[2,CURRENT-1]}" "=${'$'}{(Q)words[CURRENT]}" 2>/dev/null)
  compadd -l -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -d descriptions -a candidates
}
if [[ "$funcstack[1]" == "_afi" ]]; then _afi "$@"; else compdef _afi afi; fi
`;

const fish = String.raw`# Completion of afi for fish.
function __afi_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -e words[1]
    set -l lines (afi __complete fish $words "=$current" 2>/dev/null)
    if test "$lines[1]" = ":files"
        __fish_complete_path "$current"
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete -c afi -f -a '(__afi_complete)'
`;

const powershell = String.raw`# Completion of afi for PowerShell.
Register-ArgumentCompleter -Native -CommandName afi -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    afi __complete powershell @words "=$wordToComplete" 2>$null | ForEach-Object {
        $value, $description = $_ -split "${'`'}t", 2
        if ($value -ne ':files') {
            $text = if ($value -notmatch '^[\w./:=-]+$') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            if (-not $description) { $description = $value }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
        }
    }
}
`;

/** The script of each shell. */
export const shellScripts: Readonly<Record<(typeof shells)[number], string>> = {
  bash,
  zsh,
  fish,
  powershell,
};

/** How each script is installed. */
export const installationHelp = `
To install it, and to use it in new windows:
  bash        afi completion bash >> ~/.bashrc
  zsh         afi completion zsh >> ~/.zshrc (after compinit)
  fish        afi completion fish > ~/.config/fish/completions/afi.fish
  PowerShell  afi completion powershell >> $PROFILE`;
