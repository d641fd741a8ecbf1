import type { FrontierRequest } from "../../src/figures/frontier.ts";

const point = (subgoals: number, value: number, price: number) => ({
  value,
  price,
  row: { subgoals, agent: "model-1", engine: "exact" },
});

// Four rows, of which one is beaten.
const [cheap, dear] = [point(1, 0.1, 10), point(3, 0.3, 60)];
export const [middle, best] = [point(2, 0.3, 20), point(4, 0.5, 40)];

/** What a picture of them is made of; the beaten one stands in the table twice. */
export const frontierRequest: FrontierRequest = {
  value: "successRate",
  price: "expectedActions",
  isMinimised: false,
  limits: [],
  axes: [
    { name: "subgoals", values: [1, 2, 3, 4] },
    { name: "agent", values: ["model-1"] },
  ],
  question: "Which?",
  candidates: [cheap, middle, dear, best, { ...dear }],
  frontier: [cheap, middle, best],
  near: null,
};
