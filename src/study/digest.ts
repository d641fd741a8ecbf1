import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Node's own SHA-256, six times as fast, where this is Node: a study hashes every cell three times. A browser's own answers
 * only later, and plain JavaScript takes its place there.
 */
const ofNode = globalThis.process?.getBuiltinModule?.("node:crypto")?.hash;

/** The SHA-256 of a text (as UTF-8) or of bytes, in 64 hexadecimal digits. */
export const digest: (content: string | Uint8Array) => string =
  ofNode === undefined ? plainDigest : (content) => ofNode("sha256", content, "hex");

/** The same, in plain JavaScript. */
export function plainDigest(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
}
