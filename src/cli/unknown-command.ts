import { builtinNames } from "../input/builtin-scenario.ts";
import { nearestHint } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import { commands } from "./commands.ts";

export function unknownCommand(name: string): ScenarioError {
  const names = [...Object.keys(commands), "help"];
  const isScenario = builtinNames.includes(name) || /\.(ya?ml|json)$/.test(name) || name === "-";
  const hint = isScenario ? `tautline evaluate ${name}` : nearestHint(name, names);
  const problem = `unknown command ${shownText(name)}; known commands: ${names.join(", ")}`;
  return new ScenarioError({ path: "", problem, hint });
}
