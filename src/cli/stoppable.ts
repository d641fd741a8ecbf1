import process from "node:process";
import type { StopAsked } from "../node/measure-design.ts";
import type { StopSignal } from "../node/stopped.ts";

const signals: readonly StopSignal[] = ["SIGINT", "SIGTERM"];

/**
 * Does something that can end early and well: the first Ctrl-C (or SIGTERM, as of a cluster whose time is up) is told by `stop`;
 * the second one kills, as ever.
 */
export async function stoppable<Made>(act: (stop: StopAsked) => Promise<Made>): Promise<Made> {
  let asked: StopSignal | null = null;
  const hear = (signal: StopSignal) => {
    asked = signal;
    deafen();
  };
  const deafen = () => {
    for (const signal of signals) process.off(signal, hear);
  };
  for (const signal of signals) process.on(signal, hear);
  try {
    return await act(() => asked);
  } finally {
    deafen();
  }
}
