/**
 * Widths of the characters that pictures write, in thousandths of the font's size: DejaVu Sans' own metrics, so that lines
 * are broken and keys laid out alike wherever the fonts' files cannot be read.
 */
const widths: Readonly<Record<number, string>> = {
  275: "'",
  278: "ijl",
  295: "IJ",
  318: " ,.·",
  337: "/:;|\\",
  352: "f",
  361: "-",
  390: "()[]⌈⌉",
  392: "t",
  401: "!",
  411: "r",
  460: '"',
  500: "*_–`",
  521: "s",
  525: "z",
  531: "?",
  541: "ε",
  550: "c",
  557: "L",
  575: "F",
  579: "k",
  591: "vxyλκ",
  603: "P",
  611: "TYo",
  614: "ae",
  632: "E",
  635: "Sbdgpqhnuσ",
  636: "$0123456789{}",
  656: "K",
  685: "AVXZB",
  697: "RC",
  732: "U",
  750: "NH",
  772: "DG",
  780: "&",
  787: "OQ",
  818: "w",
  838: "#+<=>^~→×≤±",
  863: "M",
  950: "%",
  974: "m",
  989: "W",
  1000: "@…",
};

const widthOf = new Map(
  Object.entries(widths).flatMap(([width, characters]) =>
    [...characters].map((character) => [character, Number(width) / 1000]),
  ),
);

/** The width of a text in multiples of its font size; a character not listed counts as much as a digit. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (widthOf.get(character) ?? 0.636), 0);
