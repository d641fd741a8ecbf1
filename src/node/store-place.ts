import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { cwd } from "node:process";
import type { Store } from "../store/store.ts";
import { isAddress, parseAddress } from "./postgres/address.ts";

/** Where a store is, or may be made: a file, or a PostgreSQL database. */
export interface StorePlace {
  /** What messages call it: the whole path, or an address without what must not be shown. */
  readonly name: string;
  /** The same for a reader: the path from where the program runs. */
  readonly shown: string;
  readonly isThere: () => Promise<boolean>;
  /** Makes it when it is not there, unless it must be. */
  readonly open: (options?: { readonly mustExist?: boolean }) => Promise<Store>;
  readonly repair: () => Promise<Mended>;
  /** How large it is. */
  readonly bytes: () => Promise<number>;
}

/** What a repair left: so many answers, and where the damage is now; null where there was none. */
export interface Mended {
  readonly kept: number;
  readonly setAside: string | null;
}

/** Reads what `--store` names. Errors: ScenarioError for an address that is none of PostgreSQL's. */
export const storePlace = (text: string): StorePlace => (isAddress(text) ? inDatabase(text) : inFile(text));

function inFile(text: string): StorePlace {
  const file = resolve(text);
  return {
    name: file,
    shown: relative(cwd(), file) || ".",
    isThere: async () => existsSync(file),
    open: async (options) => (await import("./sqlite-store.ts")).sqliteStore(file, options),
    repair: async () => {
      const { kept, setAside } = await (await import("./repair-store.ts")).repairStore(file);
      return { kept, setAside: setAside && `the damaged file is now ${relative(cwd(), setAside)}` };
    },
    bytes: async () => statSync(file).size,
  };
}

function inDatabase(text: string): StorePlace {
  const { name } = parseAddress(text);
  const load = () => import("./postgres/postgres-store.ts");
  return {
    name,
    shown: name,
    isThere: async () => (await load()).isStoreThere(text),
    open: async (options) => (await load()).postgresStore(text, options),
    repair: async () => {
      const { kept, setAside } = await (await import("./postgres/repair-database.ts")).repairDatabase(text);
      return { kept, setAside: setAside && `the damaged ones are now in the table ${setAside}` };
    },
    bytes: async () => (await load()).storeBytes(text),
  };
}
