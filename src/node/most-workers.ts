/** More threads than any machine has cores. */
export const mostWorkers = 1024;
