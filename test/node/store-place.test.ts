import { afterEach, describe, expect, it, vi } from "vitest";
import { type Mended, storePlace } from "../../src/node/store-place.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const database = vi.hoisted(() => ({ kept: 0, setAside: null as string | null }));
vi.mock("../../src/node/postgres/repair-database.ts", () => ({ repairDatabase: async () => database }));

const folder = temporaryFolder();

afterEach(() => {
  database.setAside = null;
});

describe("storePlace", () => {
  it("is a file with its whole path, shown from where the program runs", async () => {
    const place = storePlace("some/where.sqlite");
    expect([place.name, place.shown]).toEqual([`${process.cwd()}/some/where.sqlite`, "some/where.sqlite"]);
    expect(storePlace(".").shown).toBe(".");
    const store = storePlace(folder.path("store.sqlite"));
    expect(await store.isThere()).toBe(false);
    await (await store.open()).close();
    expect([await store.isThere(), (await store.bytes()) > 0]).toEqual([true, true]);
    expect(await store.repair()).toEqual({ kept: 0, setAside: null });
  });

  it("is a database, shown without its password, that tells where damage is if there is any", async () => {
    const place = storePlace("postgres://me:secret@host/db");
    expect([place.name, place.shown]).toEqual(["postgres://host/db", "postgres://host/db"]);
    expect(await place.repair()).toEqual<Mended>({ kept: 0, setAside: null });
    Object.assign(database, { kept: 7, setAside: "tautline.damaged" });
    expect(await place.repair()).toEqual<Mended>({
      kept: 7,
      setAside: "the damaged ones are now in the table tautline.damaged",
    });
  });
});
