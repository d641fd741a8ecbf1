/** What is asked of a program from outside: to end soon. */
export type StopSignal = "SIGINT" | "SIGTERM";

/** A run that was asked to stop, and did so after the answer in hand. No failure: what it computed is kept. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly signal: StopSignal;

  constructor(signal: StopSignal, done: number, where: string) {
    const evaluations = `${done.toLocaleString("en-US")} evaluations`;
    super(`Stopped. The ${evaluations} so far are kept in ${where}; the same command goes on from there.`);
    this.signal = signal;
  }
}
