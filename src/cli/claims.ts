import type { Claim } from "../analysis/claims.ts";
import type { Statement } from "../analysis/statement.ts";
import { verdictRule } from "../analysis/verdict-of.ts";
import type { World } from "../analysis/world.ts";
import type { Arguments, Command, Flags } from "./command.ts";
import { json } from "./common-flags.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  id: {
    kind: "repeated",
    describe: "One statement, or the group it names (T1, T3.partial, …); may be repeated",
    names: async () => (await import("../analysis/claims.ts")).statements.map(({ id }) => id),
  },
  semantics: {
    kind: "text",
    describe: "A world to ask them of (default closed), or all: the claims × semantics matrix",
    choices: async () => ["all", ...(await import("../analysis/world.ts")).worlds.map(({ name }) => name)],
  },
  json: json("Print JSON: one line for each verdict, with all of it"),
} as const satisfies Flags;

export const claimsCommand: Command<typeof flags> = {
  describe: "Every statement of the theory with its verdict: holds, holds with exceptions, fails, or vacuous",
  flags,
  examples: [
    ["the canonical world", "claims"],
    ["one statement in another world, with every number", "claims --id T3.partial --semantics open"],
    ["which claims survive which semantics", "claims --semantics all"],
  ],
  epilogue: `${verdictRule} A verdict of fails is a result: the exit code is 0 all the same.`,
  handler: claims,
};

async function claims(args: Arguments<typeof flags>, terminal: Terminal): Promise<void> {
  const { worlds } = await import("../analysis/world.ts");
  const { findStatements, statements } = await import("../analysis/claims.ts");
  const { id: ids, semantics: asked = "closed" } = args;
  const chosen = ids.length === 0 ? statements : [...new Set(ids.flatMap(findStatements))];
  const among = worlds.filter(({ name }) => asked === "all" || name === asked);
  const tell = args.json ? (claim: Claim) => terminal.print(JSON.stringify(claim)) : () => {};
  const waiting = terminal.watched || asked === "all" ? terminal : null;
  const decided = await decide(among, chosen, tell, waiting);
  if (args.json) return;
  const { claimsText, matrixText } = await import("./claims-text.ts");
  if (asked === "all") terminal.print(matrixText(decided, worlds));
  else terminal.print(claimsText(decided, { columns: terminal.columns, whole: ids.length > 0 }));
}

/** The verdicts of worlds one after another, each told when it is there; progress is shown where somebody has to wait. */
async function decide(
  among: readonly World[],
  chosen: readonly Statement[],
  tell: (claim: Claim) => void,
  waiting: Terminal | null,
): Promise<readonly Claim[]> {
  const { decideClaims } = await import("../analysis/claims.ts");
  const { builtinLibrary } = await import("../node/builtin-library.ts");
  const { progressOf } = await import("./progress.ts");
  const progress = waiting && (await progressOf("claims", "verdicts", waiting));
  const decided: Claim[] = [];
  try {
    for (const world of among) {
      for (const claim of decideClaims(world, builtinLibrary, chosen)) {
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
