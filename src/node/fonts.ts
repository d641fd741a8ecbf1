import { createRequire } from "node:module";

/** The only fonts that pictures are drawn with, as files: no machine's own fonts are asked. */
const faces = {
  regular: "DejaVuSans.ttf",
  bold: "DejaVuSans-Bold.ttf",
  regularOblique: "DejaVuSans-Oblique.ttf",
  boldOblique: "DejaVuSans-BoldOblique.ttf",
} as const;

/** Where each face lies. */
export function fontFiles(): Readonly<Record<keyof typeof faces, string>> {
  const { resolve } = createRequire(import.meta.url);
  const file = (face: keyof typeof faces) => resolve(`dejavu-fonts-ttf/ttf/${faces[face]}`);
  return {
    regular: file("regular"),
    bold: file("bold"),
    regularOblique: file("regularOblique"),
    boldOblique: file("boldOblique"),
  };
}
