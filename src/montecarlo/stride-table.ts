import { PointTable } from "./point-table.ts";
import { type StrideLaw, strideSize } from "./stride-law.ts";

/** A law of strides to draw from: what is drawn is where in `strides` one begins. */
export class StrideTable extends PointTable {
  /** As in the law. */
  readonly strides: Int32Array;

  constructor({ strides, probabilities }: StrideLaw, mostBits: number) {
    const places = probabilities.map((_, i) => i * strideSize);
    super(probabilities, places, mostBits);
    this.strides = Int32Array.from(strides);
  }
}
