import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A fenced block of a page: its language, the words after it, its text and the line it starts at. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  /** From `title=NAME` in the fence: the file that the block stands for. */
  readonly title: string | null;
  readonly text: string;
}

/** Every page that a reader of the checkout can open, from the root. */
export function pages(): readonly string[] {
  const folders = ["docs", "figures", "notebooks", "experiments"].filter((folder) => existsSync(folder));
  const inFolders = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  return ["README.md", "CHANGELOG.md", ...inFolders.filter((path) => path.endsWith(".md")).sort()];
}

export function blocksOf(page: string, text = readFileSync(page, "utf8")): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const fence = /^```(\w+)(?:\s+title=(\S+))?/.exec(lines[i]);
    if (!fence) continue;
    const end = lines.findIndex((line, j) => j > i && line.startsWith("```"));
    blocks.push({
      page,
      line: i + 1,
      language: fence[1],
      title: fence[2] ?? null,
      text: lines.slice(i + 1, end).join("\n"),
    });
    i = end;
  }
  return blocks;
}

/** A link to another place of the project, with the file it must lead to and the heading there, if it names one. */
export interface Link {
  readonly page: string;
  readonly target: string;
  readonly file: string;
  readonly anchor: string | null;
}

/** Links inside the project; addresses elsewhere are not followed. */
export function linksOf(page: string, text = readFileSync(page, "utf8")): readonly Link[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path, anchor = null] = target.split("#");
      return { page, target, file: path === "" ? page : normalize(join(dirname(page), path)), anchor };
    });
}

/** The anchors that a page's headings give, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replace(/\s/g, "-"),
    ),
  );
}
