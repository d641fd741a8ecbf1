import { createRequire } from "node:module";

/** Where the faces lie that pictures are drawn with: files of the package's own, no machine's fonts are asked. */
export function fontFiles() {
  const { resolve } = createRequire(import.meta.url);
  const file = (style: string) => resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${style}.ttf`);
  const [regularOblique, boldOblique] = [file("-Oblique"), file("-BoldOblique")];
  return { regular: file(""), bold: file("-Bold"), regularOblique, boldOblique };
}
