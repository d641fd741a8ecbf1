import { rmSync } from "node:fs";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { describeStoreLaws } from "../store/store-laws.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

describeStoreLaws("a SQLite file", {
  open: () => sqliteStore(folder.path("laws.sqlite")),
  clear: () => rmSync(folder.path("laws.sqlite"), { force: true }),
});
