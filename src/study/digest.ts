import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The SHA-256 of a text (as UTF-8) or of bytes, in 64 hexadecimal digits.
 * A library in plain JavaScript, because a study also runs in a browser, where the platform's own hash only answers later.
 */
export function digest(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
}
