import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStoreLaws } from "./store-laws.ts";

let store: Store;

describeStoreLaws("memory", {
  open: async () => store,
  clear: () => {
    store = memoryStore();
  },
});
