/** A text in lines of at most so many columns (40 at least), the first after one indent and the others after another. */
export function wrapped(text: string, columns: number, first = "", others = first): string {
  const lines = [first];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line.trim() === "") lines[lines.length - 1] += word;
    else if (line.length + word.length + 1 <= Math.max(40, columns)) lines[lines.length - 1] += ` ${word}`;
    else lines.push(others + word);
  }
  return lines.join("\n");
}
