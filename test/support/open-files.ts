import { readdirSync, readlinkSync } from "node:fs";

/** The files in a folder that this process holds open, as Linux tells of them. */
export const openFiles = (folder: string): readonly string[] =>
  readdirSync("/proc/self/fd")
    .map(target)
    .filter((file) => file.startsWith(`${folder}/`));

/** What a number stands for; that of the listing itself stands for nothing any more. */
function target(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return "";
  }
}
