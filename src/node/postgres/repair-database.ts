import { isIntact } from "../../store/stored-record.ts";
import { isStoreThere, PostgresStore } from "./postgres-store.ts";

/** Where damaged answers go: out of everybody's way, and there to be looked at. */
const aside = "tautline.damaged";

/**
 * Sets damaged answers of a store aside, in a table beside it; what is sound stays. A store that is not there is left so.
 * Errors: those of `postgresStore`.
 */
export async function repairDatabase(
  address: string,
): Promise<{ readonly kept: number; readonly setAside: string | null }> {
  if (!(await isStoreThere(address))) return { kept: 0, setAside: null };
  const store = await PostgresStore.open(address, { mustExist: true });
  try {
    const damaged: string[] = [];
    let kept = 0;
    for await (const record of store.records()) {
      if (isIntact(record)) kept++;
      else damaged.push(record.id);
    }
    if (damaged.length === 0) return { kept, setAside: null };
    await store.database.whole(async (query) => {
      await query(`CREATE TABLE IF NOT EXISTS ${aside} (LIKE tautline.answers)`);
      const gone = "WITH gone AS (DELETE FROM tautline.answers WHERE id = ANY ($1::text[]) RETURNING *)";
      await query(`${gone} INSERT INTO ${aside} SELECT * FROM gone`, [damaged]);
    });
    return { kept, setAside: aside };
  } finally {
    await store.close();
  }
}
