import type { CommandModule } from "yargs";
import type { Claim } from "../analysis/claims.ts";
import type { Statement } from "../analysis/statement.ts";
import type { World } from "../analysis/worlds.ts";
import { choiceFlag, type FlagValue, manyFlag, undashed } from "./flags.ts";
import { print, type Terminal } from "./terminal.ts";

interface ClaimsArguments {
  readonly id?: FlagValue;
  readonly semantics?: FlagValue;
  readonly json?: boolean | undefined;
}

/** `tautline claims`: every statement of the theory, decided by the exact engine. */
export function claimsCommand(terminal: Terminal): CommandModule<object, ClaimsArguments> {
  return {
    command: "claims",
    describe: "Every statement of the theory with its verdict: holds, holds with exceptions, or fails",
    builder: (yargs) =>
      yargs
        .usage("$0 claims\n\nDecides every statement of the theory by the exact engine, with the numbers.")
        .option("id", {
          type: "string",
          requiresArg: true,
          describe: "One statement, or the group it names (T1, T3.partial, …); may be repeated",
        })
        .option("semantics", {
          type: "string",
          requiresArg: true,
          describe: "A world to ask them of (default closed), or all: the claims × semantics matrix",
        })
        .option("json", {
          type: "boolean",
          describe: "Print JSON: one line for each verdict, with all of it",
        })
        .example("$0 claims", "the canonical world")
        .example(
          "$0 claims --id T3.partial --semantics open",
          "one statement in another world, with every number",
        )
        .example("$0 claims --semantics all", "which claims survive which semantics")
        .epilogue("A verdict of fails is a result: the exit code is 0 all the same."),
    handler: (args) => claims(args, terminal),
  };
}

async function claims(args: ClaimsArguments, terminal: Terminal): Promise<void> {
  const { worlds } = await import("../analysis/worlds.ts");
  const { findStatements, statements } = await import("../analysis/claims.ts");
  const asked =
    choiceFlag("semantics", args.semantics, ["all", ...worlds.map(({ name }) => name)]) ?? "closed";
  const ids = manyFlag("id", args.id).map(undashed);
  const chosen = ids.length === 0 ? statements : [...new Set(ids.flatMap(findStatements))];
  const among = worlds.filter(({ name }) => asked === "all" || name === asked);
  const tell = args.json ? (claim: Claim) => terminal.out(`${JSON.stringify(claim)}\n`) : () => {};
  const decided = await decide(among, chosen, tell, asked === "all" ? terminal : null);
  if (args.json) return;
  const { claimsText, matrixText } = await import("./claims-text.ts");
  if (asked === "all") print(terminal, matrixText(decided, worlds));
  else print(terminal, claimsText(decided, { columns: terminal.columns, whole: ids.length > 0 }));
}

/** The verdicts of worlds one after another, each told when it is there; progress is shown where somebody has to wait. */
async function decide(
  among: readonly World[],
  chosen: readonly Statement[],
  tell: (claim: Claim) => void,
  waiting: Terminal | null,
): Promise<readonly Claim[]> {
  const { decideClaims } = await import("../analysis/claims.ts");
  const { progressOf } = await import("./progress.ts");
  const progress = waiting && progressOf("claims", waiting);
  const decided: Claim[] = [];
  try {
    for (const world of among) {
      for (const claim of decideClaims(world, chosen)) {
        tell(claim);
        decided.push(claim);
        progress?.update(decided.length, among.length * chosen.length);
      }
    }
  } finally {
    progress?.stop();
  }
  return decided;
}
