/**
 * What the declarations of a built package name: for each entry its exported names, and the types that those are made of. Only
 * named types of the package itself count; what a declaration spells out needs no name.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";

/** A name in a file of declarations. */
interface Named {
  readonly file: string;
  readonly name: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree is walked, whatever its nodes are.
type Node = any;

/** The declarations of a file, and where its imported and re-exported names come from. */
interface Module {
  readonly declared: ReadonlyMap<string, Node>;
  readonly from: ReadonlyMap<string, Named>;
}

/** The names that an entry exports, types included. */
export const exportedNames = (entry: string): readonly string[] =>
  nodesOf(entry)
    .filter(({ type }) => type === "ExportNamedDeclaration")
    .flatMap(({ specifiers }: Node) => specifiers.map(({ exported }: Node) => exported.name as string))
    .sort();

/**
 * The package's own interfaces and classes that what an entry exports is made of, by their names. An alias is seen through, and
 * the type of a value (`typeof`) is spelled out by whoever shows it.
 */
export function reachedTypes(entry: string): readonly string[] {
  const seen = new Set<string>();
  const names = new Set<string>();
  const visit = (at: Named): void => {
    const { declared, from } = moduleOf(at.file);
    const elsewhere = from.get(at.name);
    if (elsewhere) visit(elsewhere);
    const node = declared.get(at.name);
    if (elsewhere || !node || seen.has(`${at.file} ${at.name}`)) return;
    seen.add(`${at.file} ${at.name}`);
    if (node.type === "TSInterfaceDeclaration" || node.type === "ClassDeclaration") names.add(at.name);
    for (const name of typeNamesIn(node)) visit({ file: at.file, name });
  };
  for (const name of exportedNames(entry)) visit({ file: entry, name });
  return [...names].sort();
}

const modules = new Map<string, Module>();

function moduleOf(file: string): Module {
  const known = modules.get(file) ?? readModule(file);
  modules.set(file, known);
  return known;
}

function readModule(file: string): Module {
  const declared = new Map<string, Node>();
  const from = new Map<string, Named>();
  const target = (source: string) =>
    join(dirname(file), source.replace(/\.ts$/, ".d.ts").replace(/\.js$/, ".d.ts"));
  for (const node of nodesOf(file)) {
    const own = node.declaration ?? node;
    if (own.id?.name) declared.set(own.id.name, own);
    for (const { id, ...declarator } of own.declarations ?? []) declared.set(id.name, { id, ...declarator });
    for (const { local, imported, exported } of node.source ? (node.specifiers ?? []) : [])
      from.set((exported ?? local).name, { file: target(node.source.value), name: (imported ?? local).name });
  }
  return { declared, from };
}

const nodesOf = (file: string): readonly Node[] => parseSync(file, readFileSync(file, "utf8")).program.body;

/** The names of all types that stand in a tree; a private member's are nobody's business. */
function typeNamesIn(tree: Node): readonly string[] {
  if (Array.isArray(tree)) return tree.flatMap(typeNamesIn);
  if (typeof tree !== "object" || tree === null || tree.accessibility === "private") return [];
  if (tree.type === "TSTypeQuery") return [];
  if (tree.type === "TSConditionalType") return typeNamesIn([tree.trueType, tree.falseType]);
  const named =
    tree.type === "TSTypeReference"
      ? tree.typeName
      : tree.type === "TSInterfaceHeritage"
        ? tree.expression
        : null;
  return [...(named ? [nameOf(named)] : []), ...Object.values(tree).flatMap(typeNamesIn)];
}

const nameOf = (name: Node): string => (name.type === "TSQualifiedName" ? nameOf(name.left) : name.name);
