import { enableCompileCache } from "node:module";
import { argv, exit, stderr, stdout } from "node:process";

// Compiled code is kept between runs where Node can: what is loaded below starts in half the time.
enableCompileCache?.();

stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads us may stop early, as `head` does.
  if (error.code === "EPIPE") exit();
  stderr.write(`ScenarioError: standard output: must be written, but ${error.message}\n`);
  exit(2);
});
// Nobody is left to tell.
stderr.on("error", () => {});

const { commandLine } = await import("./command-line.ts");
const { processStreams } = await import("./process-streams.ts");
process.exitCode = await commandLine(argv.slice(2), processStreams());
