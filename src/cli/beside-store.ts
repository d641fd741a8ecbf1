import type { Measuring } from "../node/measure-design.ts";
import { type StorePlace, storePlace } from "../node/store-place.ts";
import type { Arguments } from "./command.ts";
import { flagError } from "./common-flags.ts";
import type { keepFlags } from "./keep-flags.ts";
import { repaired } from "./repaired.ts";
import { stoppable } from "./stoppable.ts";
import type { Terminal } from "./terminal.ts";

/** What a study is gone through with beside a store. */
export type Keeping = Required<Pick<Measuring, "openStore" | "stop">>;

/** The store that `--store` names; null where nothing is kept. Errors: ScenarioError for what is none, and for a repair of nothing. */
export function namedStore({ store, repair }: Arguments<typeof keepFlags>): StorePlace | null {
  if (store !== undefined) return storePlace(store);
  if (repair) throw flagError("repair", "needs a store to repair: name it by --store");
  return null;
}

/** Does something beside a store, mended first where that is asked. Without one nothing would be kept: Ctrl-C then ends it at once. */
export async function besideStore<Made>(
  place: StorePlace | null,
  repair: boolean,
  terminal: Terminal,
  act: (keeping: Keeping) => Promise<Made>,
): Promise<Made> {
  if (place === null) return await act({ openStore: null, stop: () => null });
  if (repair) await repaired(place, terminal);
  return await stoppable((stop) => act({ openStore: () => place.open(), stop }));
}
