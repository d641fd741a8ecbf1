/** Freezes plain data all the way down, but for typed arrays, which cannot be. What is frozen is taken to be so deeply. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
    return value;
  if (Array.isArray(value)) for (const entry of value) freezeDeep(entry);
  else for (const key in value) if (typeof value[key] === "object") freezeDeep(value[key]);
  return Object.freeze(value);
}
