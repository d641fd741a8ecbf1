import { LimitError, ScenarioError } from "../model/errors.ts";
import { keyPathText } from "./key-path.ts";

/** Deeper nesting, and more values in all, are refused before anything else looks at the data. */
const deepest = 64;
const valueLimit = 10_000_000;

/**
 * A copy of plain data: mappings, lists and what stands in them. Each value is read once, so that what is checked is what is
 * used; keys that are undefined are left out, as JSON leaves them out.
 *
 * Errors: ScenarioError for what is no plain data (objects of a class, getters, data that leads back to itself) and for deep
 * nesting; LimitError past a stated number of values.
 */
export const plainData = (value: unknown): unknown => new PlainCopy().of(value);

class PlainCopy {
  readonly #path: (string | number)[] = [];
  readonly #around: object[] = [];
  #values = 0;

  of(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (this.#around.includes(value)) throw this.#refused("leads back to itself");
    if (this.#around.length === deepest) throw this.#refused(`is nested more than ${deepest} deep`);
    this.#around.push(value);
    const copy = Array.isArray(value) ? this.#list(value) : this.#mapping(value);
    this.#around.pop();
    return copy;
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    this.#count(list.length);
    return Array.from({ length: list.length }, (_, i) => this.#inside(i, list[i]));
  }

  #mapping(mapping: object): object {
    if (!isPlain(mapping)) throw this.#refused("is an object of a class");
    const copy: Record<string, unknown> = {};
    const keys = Object.keys(mapping);
    this.#count(keys.length);
    for (const key of keys) {
      const held = Object.getOwnPropertyDescriptor(mapping, key);
      if (held?.get) throw this.#refused(`has a getter, ${key}`);
      const value = this.#inside(key, held?.value);
      if (value === undefined) continue;
      // Assigned, __proto__ would be no key of the copy.
      if (key === "__proto__") Object.defineProperty(copy, key, { value, enumerable: true });
      else copy[key] = value;
    }
    return copy;
  }

  /** Before any of them is looked at: a list says how long it is, however little of it is there. */
  #count(more: number): void {
    this.#values += more;
    if (this.#values > valueLimit)
      throw new LimitError("values in one scenario", this.#values, valueLimit, "use fewer or larger chunks");
  }

  #inside(part: string | number, value: unknown): unknown {
    this.#path.push(part);
    const copy = this.of(value);
    this.#path.pop();
    return copy;
  }

  #refused(problem: string): ScenarioError {
    const hint = "give mappings, lists, texts, numbers, true and false, as JSON has them";
    const path = keyPathText(this.#path);
    return new ScenarioError({ path, problem: `must be plain data, but ${problem}`, hint });
  }
}

/** Written as { … }, or made without a prototype; also in another window or worker. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}
