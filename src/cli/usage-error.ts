import { nearestName } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";

/**
 * What yargs says of a wrong command line, in the words of our other errors.
 *
 * `help` is the help text of the command that was called: the known flags are read from it.
 */
export function usageError(message: string, argv: readonly string[], help: string): ScenarioError {
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/.exec(message);
  if (unknown) return unknownArguments(unknown[1].split(", "), argv, help);
  const bare = /^Not enough arguments following: (.*)$/.exec(message);
  if (bare) return new ScenarioError({ path: `--${bare[1]}`, problem: "needs a value, but none follows" });
  if (message.startsWith("Not enough non-option arguments")) {
    return new ScenarioError({ path: argv[0], problem: "needs one more argument", hint: helpHint(argv) });
  }
  const choice = /Argument: (.*), Given: (.*), Choices: (.*)/.exec(message);
  if (choice)
    return new ScenarioError({
      path: `--${choice[1]}`,
      problem: `must be one of ${choice[3]}, but is ${choice[2]}`,
    });
  return new ScenarioError({ path: "", problem: message.trim().replaceAll("\n", "; ") });
}

function unknownArguments(names: readonly string[], argv: readonly string[], help: string): ScenarioError {
  const known = [...new Set([...help.matchAll(/^\s+(?:-\w, )?--([a-z][a-z-]*)/gm)].map(([, name]) => name))];
  return new ScenarioError(
    names.map((name) => {
      if (argv.includes(name))
        return { path: argv[0], problem: `one argument too many: ${shownText(name)}`, hint: helpHint(argv) };
      const flag = argv.some((arg) => arg.split("=")[0] === `--${name}`) ? `--${name}` : `-${name}`;
      const nearest = nearestName(name, known);
      const problem = `unknown flag ${flag}; known flags: ${known.map((one) => `--${one}`).join(", ")}`;
      return { path: "", problem, ...(nearest && { hint: `did you mean --${nearest}?` }) };
    }),
  );
}

const helpHint = ([command]: readonly string[]): string => `tautline ${command} --help`;
