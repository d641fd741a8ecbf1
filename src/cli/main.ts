#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { exit, stdout } from "node:process";

// Compiled code is kept between runs where Node can: what is loaded below starts in half the time.
enableCompileCache?.();

// Whoever reads us may stop early, as `head` does.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") exit();
  throw error;
});

const { commandLine } = await import("./command-line.ts");
const { processStreams } = await import("./process-streams.ts");
process.exitCode = await commandLine(process.argv.slice(2), processStreams());
