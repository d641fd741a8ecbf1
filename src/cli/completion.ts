import type { Command } from "./command.ts";

export const completionCommand: Command = {
  describe: "A completion script for bash or zsh",
  flags: {},
  examples: [["complete commands, flags and names, from the next shell on", "completion >> ~/.bashrc"]],
  handler: (_, terminal) => terminal.print(script),
};

const script = `_tautline() {
  local IFS=$'\\n'
  COMPREPLY=($(tautline --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
if [ -n "$ZSH_VERSION" ]; then autoload -Uz compinit bashcompinit && compinit && bashcompinit; fi
complete -o default -F _tautline tautline`;
