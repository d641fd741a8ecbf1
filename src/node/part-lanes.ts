import { extname } from "node:path";
import type { Piscina } from "piscina";
import type {
  AnsweredPart,
  answerPart,
  NamedPart,
  namePart,
  Part,
  SentDesign,
  wholePart,
} from "./answer-part.ts";

/** A thread that makes cells by itself and answers them, part by part. What it cannot do it says with null. */
export interface Lane {
  readonly name: (part: Part) => Promise<NamedPart | null>;
  /** Names and answers all of a part; any number of these may be asked at once. */
  readonly whole: (part: Part) => Promise<(NamedPart & AnsweredPart) | null>;
  /** Answers the part that was named last, but for the answers at some places. */
  readonly answer: (part: Part, but: readonly number[]) => Promise<AnsweredPart | null>;
  /** Ends the thread; what it has in hand comes to null. */
  readonly close: () => Promise<void>;
}

/** Parts that a thread may have in hand: it goes on with them while nobody hears it. */
export const openAtOnce = 16;

/** So many threads for one design, each of which remembers what it named. */
export async function openLanes(design: SentDesign, count: number): Promise<readonly Lane[]> {
  const { Piscina } = await import("piscina");
  // In a checkout the sources run as they are.
  const filename = new URL(`./answer-part${extname(import.meta.filename)}`, import.meta.url).href;
  return Array.from({ length: count }, () => {
    // Short cells leave much behind: left to itself, a thread would let it grow past what it saves.
    const resourceLimits = { maxYoungGenerationSizeMb: 48 };
    const one = {
      filename,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: openAtOnce,
      workerData: design,
      resourceLimits,
    };
    return laneOf(new Piscina<never, never>(one));
  });
}

/** What a thread can be asked to do. */
interface Tasks {
  readonly namePart: typeof namePart;
  readonly answerPart: typeof answerPart;
  readonly wholePart: typeof wholePart;
}

function laneOf(pool: Piscina<never, never>): Lane {
  // A thread that cannot even start fails its parts; unheard here, it would end the process.
  pool.on("error", () => {});
  const asked = async <Name extends keyof Tasks>(name: Name, task: Parameters<Tasks[Name]>[0]) =>
    await (pool as Piscina<typeof task, ReturnType<Tasks[Name]>>).run(task, { name }).catch(() => null);
  return {
    name: (part) => asked("namePart", part),
    whole: (part) => asked("wholePart", part),
    answer: (part, but) => asked("answerPart", { part, but }),
    close: () => pool.destroy(),
  };
}
