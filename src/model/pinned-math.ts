/**
 * exp and log with the same bits in every JavaScript engine.
 *
 * `Math.exp` and `Math.log` may differ in the last bit between engines, and a pmf made from them would carry that into every
 * result. These two use only operations that IEEE 754 rounds correctly (+ − × ÷), after the reductions and coefficients of
 * FreeBSD's msun (e_exp.c, e_log.c: Copyright (C) 1993, 2004 Sun Microsystems, freely granted). Error below 1 ulp.
 * Why not a library: docs/decisions/0003-pinned-arithmetic.md.
 */

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const log2e = Math.LOG2E;

/** e^x; 0 below −745.13, Infinity above 709.78. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  // x = k ln 2 + r with |r| <= ln 2 / 2
  const k = Math.trunc(log2e * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * ln2High;
  const low = k * ln2Low;
  return scaledByPowerOfTwo(expOfRemainder(high, low), k);
}

/** e^(high − low) for a remainder of at most ln 2 / 2 in size. */
function expOfRemainder(high: number, low: number): number {
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  return 1 - (low - (r * c) / (2 - c) - high);
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY)
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const { significand, exponent } = splitNearOne(x);
  // log(1 + f) = f − f²/2 + s (f²/2 + R(s²)) with s = f / (2 + f)
  const f = significand - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const halfSquare = 0.5 * f * f;
  return exponent * ln2High - (halfSquare - (s * (halfSquare + even + odd) + exponent * ln2Low) - f);
}

/** x = significand · 2^exponent with √½ <= significand < √2. */
function splitNearOne(x: number): { significand: number; exponent: number } {
  let significand = x;
  let exponent = 0;
  if (significand < 2 ** -1022) {
    significand *= 2 ** 54;
    exponent -= 54;
  }
  bits.setFloat64(0, significand);
  const top = bits.getUint32(0);
  exponent += (top >>> 20) - 1023;
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  significand = bits.getFloat64(0);
  return significand < Math.SQRT2
    ? { significand, exponent }
    : { significand: significand / 2, exponent: exponent + 1 };
}

/** value · 2^k, in two steps where 2^k itself is out of range. */
function scaledByPowerOfTwo(value: number, k: number): number {
  if (k > 1023) return value * 2 * powerOfTwo(k - 1);
  if (k < -1022) return value * powerOfTwo(k + 54) * 2 ** -54;
  return value * powerOfTwo(k);
}

function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

const bits = new DataView(new ArrayBuffer(8));
