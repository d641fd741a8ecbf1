#!/usr/bin/env node
// Any Node reads this file, however old: it says which one the others need. It imports nothing before that is known.
const oldest = 22;
if (Number.parseInt(process.versions.node, 10) < oldest) {
  console.error(`tautline needs Node ${oldest} or newer, but this is Node ${process.versions.node}`);
  process.exitCode = 2;
} else {
  import("./start.ts");
}
