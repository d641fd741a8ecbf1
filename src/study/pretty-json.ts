const lineWidth = 110;

/** JSON for people: what fits on a line stands on one, everything else is opened up. Ends in a line feed. */
export function prettyJson(value: unknown): string {
  return `${shown(value, "")}\n`;
}

function shown(value: unknown, indent: string): string {
  const line = JSON.stringify(value) ?? "null";
  if (typeof value !== "object" || value === null || indent.length + line.length <= lineWidth) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + shown(item, inner)).join(",\n")}\n${indent}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const lines = members.map(([key, member]) => `${inner}${JSON.stringify(key)}: ${shown(member, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
