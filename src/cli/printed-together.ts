import type { Terminal } from "./terminal.ts";

/** So many characters are printed without waiting for more. */
const enough = 1 << 16;

/** Texts that are printed in one go while others follow at once: a write for each would take as long as an answer. */
export class PrintedTogether {
  readonly #terminal: Pick<Terminal, "print">;
  #texts: string[] = [];
  #size = 0;

  constructor(terminal: Pick<Terminal, "print">) {
    this.#terminal = terminal;
  }

  /** Takes a text; it is printed now unless another one follows at once. */
  add(text: string, isFollowed: boolean): void {
    this.#texts.push(text);
    this.#size += text.length;
    if (!isFollowed || this.#size >= enough) this.print();
  }

  /** Prints what is still there. */
  print(): void {
    if (this.#texts.length === 0) return;
    const text = this.#texts.join("\n");
    [this.#texts, this.#size] = [[], 0];
    this.#terminal.print(text);
  }
}
