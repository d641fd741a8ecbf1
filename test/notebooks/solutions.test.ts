import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exercisesOf, namesIn, unprogrammedNumbers } from "./notebook-text.ts";

const folder = join(import.meta.dirname, "../../notebooks");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const sections = read("solutions.md").split(/^## /m).slice(1);
const notebooks = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name, i) => ({ name, number: i + 1, ...exercisesOf(read(name)) }));

describe("the solutions", () => {
  it("have a section for each notebook, in order", () => {
    const titles = notebooks.map(({ number, title }) => `${number}. ${title}`);
    expect(sections.map((section) => section.split("\n")[0])).toEqual(titles);
  });

  describe.each(notebooks)("to $name", ({ number, exercises }) => {
    const section = sections[number - 1] ?? "";

    it("solve every exercise, by its name and in order", () => {
      expect(exercises.length).toBeGreaterThan(0);
      expect(namesIn(section, "*")).toEqual(exercises);
    });

    it("say how many they are", () => {
      expect(section).toContain(`<summary>1 to ${exercises.length}</summary>`);
    });

    it("say no number that their program does not hold", () => {
      expect(unprogrammedNumbers(section)).toEqual([]);
    });
  });
});

describe("unprogrammedNumbers", () => {
  const program = "```ts\nassert.equal(rate, 0.25);\n```";

  it("finds a number that no program holds", () => {
    expect(unprogrammedNumbers(`5. *A rate.* It is 0.3.\n\n${program}`)).toEqual(["0.3"]);
  });

  it("passes over one that a program holds", () => {
    expect(unprogrammedNumbers(`5. *A rate.* It is 0.25.\n\n${program}`)).toEqual([]);
  });
});
