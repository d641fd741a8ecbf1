/*
 * Harnessed execution in C, as a peer to measure tautline's Monte Carlo engine against: chunks of equal size, relative or absolute
 * anchors, hallucination and verification, a budget of the task, and guidance by the continuation value (docs/model.md).
 * A scenario is compiled in, so that the compiler knows all of its numbers and leaves out what it does not need:
 *
 *   cc -O3 -march=native -DGOAL=240 -DSTAGES=12 '-DAGENTS={8,3,5,11}' harness.c -o harness -lm && ./harness TRIALS SEED
 *
 * One law for all actions is looked up by 16 bits of a word of xoshiro256** in a table of 65,536 actions, so that it is rounded to
 * multiples of 2^-16. Where guidance makes a law for each gap and each number of actions left, each is an alias table of 32 columns,
 * drawn from by 32 bits. Tautline's laws are exact.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef GOAL
#define GOAL 240
#endif
#ifndef STAGES
#define STAGES 12
#endif
#ifndef AGENTS /* {mean, sd, least, most}, ... */
#define AGENTS {8, 3, 5, 11}
#endif
#ifndef HORIZON
#define HORIZON 10
#endif
#ifndef ATTEMPTS
#define ATTEMPTS 4
#endif
#ifndef TOLERANCE
#define TOLERANCE 1
#endif
#ifndef ABSOLUTE /* 1: aims at milestones */
#define ABSOLUTE 0
#endif
#ifndef BUDGET /* of actions; 0: none */
#define BUDGET 0
#endif
#ifndef HALLUCINATION
#define HALLUCINATION 0.0
#endif
#ifndef VERIFICATION
#define VERIFICATION 1.0
#endif
#ifndef VALUE /* the strength of guidance by the continuation value */
#define VALUE 0.0
#endif

enum { POINTS = 65536, COLUMNS = 32, HALLUCINATES = HALLUCINATION > 0, GUIDED = VALUE != 0 };

typedef struct { double mean, sd; int least, most; } Agent;

static const Agent agents[] = {AGENTS};
enum { POOL = sizeof agents / sizeof agents[0] };

/* ---- draws ---- */

typedef struct { uint64_t s[4]; } Generator;

static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256** 1.0, David Blackman and Sebastiano Vigna, public domain. */
static inline uint64_t next(Generator *g) {
  uint64_t *s = g->s;
  const uint64_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static Generator seeded(uint64_t x) { /* splitmix64 */
  Generator g;
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    g.s[i] = z ^ (z >> 31);
  }
  return g;
}

/* ---- laws: an action is its increment, doubled, and one more when it is hallucinated ---- */

static int least = 1 << 30, most = 0;
static double *pmf[POOL]; /* of each agent, from `least` on */

static void make_pmfs(void) {
  for (int i = 0; i < POOL; i++) {
    if (agents[i].least < least) least = agents[i].least;
    if (agents[i].most > most) most = agents[i].most;
  }
  for (int i = 0; i < POOL; i++) {
    const Agent a = agents[i];
    double total = 0;
    pmf[i] = calloc((size_t)(most - least + 1), sizeof(double));
    for (int x = a.least; x <= a.most; x++)
      total += pmf[i][x - least] = exp(-(x - a.mean) * (x - a.mean) / (2 * a.sd * a.sd));
    for (int x = a.least; x <= a.most; x++) pmf[i][x - least] /= total;
  }
}

/* The mixture under weights, over (increment, hallucinated). */
static void mix(const double *weights, double *law) {
  for (int a = 0; a <= most - least; a++) {
    double p = 0;
    for (int i = 0; i < POOL; i++) p += weights[i] * pmf[i][a];
    law[2 * a] = p * (1 - HALLUCINATION);
    law[2 * a + 1] = p * HALLUCINATION;
  }
}

static uint8_t actions_of[POINTS];

static void fill_table(void) {
  double weights[POOL], law[COLUMNS * 8], sum = 0;
  int at = 0;
  for (int i = 0; i < POOL; i++) weights[i] = 1.0 / POOL;
  mix(weights, law);
  for (int x = 0; x < 2 * (most - least + 1); x++) {
    sum += law[x];
    for (const int end = (int)lround(sum * POINTS); at < end; at++) actions_of[at] = (uint8_t)(2 * least + x);
  }
}

typedef struct { uint32_t threshold; uint16_t actions[2]; } Column;
typedef struct { Column column[COLUMNS]; } Alias;

/* By gap, from -TOLERANCE - 1 (and everything below it) on, and by actions left. */
static Alias *laws;
static double *values;

static inline size_t place(int gap, int left) {
  const int low = -TOLERANCE - 1;
  return (size_t)((gap < low ? low : gap) - low) * (size_t)(HORIZON + 1) + (size_t)left;
}

static void make_alias(const double *law, Alias *alias) { /* Vose */
  double scaled[COLUMNS] = {0};
  int small[COLUMNS], large[COLUMNS], smalls = 0, larges = 0;
  for (int x = 0; x < 2 * (most - least + 1); x++) scaled[x] = law[x] * COLUMNS;
  for (int x = 0; x < COLUMNS; x++) *(scaled[x] < 1 ? &small[smalls++] : &large[larges++]) = x;
  while (smalls > 0) {
    const int x = small[--smalls], y = larges > 0 ? large[larges - 1] : x;
    const double own = y == x ? 1 : scaled[x];
    alias->column[x] = (Column){(uint32_t)(own * (1u << 27) + 0.5), {(uint16_t)(2 * least + x), (uint16_t)(2 * least + y)}};
    if (y == x) continue;
    scaled[y] -= 1 - own;
    if (scaled[y] < 1) {
      larges--;
      small[smalls++] = y;
    }
  }
  while (larges > 0) {
    const int x = large[--larges];
    alias->column[x] = (Column){1u << 27, {(uint16_t)(2 * least + x), (uint16_t)(2 * least + x)}};
  }
}

static double value_at(int gap, int left) {
  return gap < -TOLERANCE ? 0 : gap <= TOLERANCE ? 1 : values[place(gap, left)];
}

static void guide(int gap, int left) {
  double weights[POOL], law[COLUMNS], total = 0, value = 0;
  for (int i = 0; i < POOL; i++) {
    double expected = 0;
    for (int a = least; a <= most; a++) expected += pmf[i][a - least] * value_at(gap - a, left - 1);
    total += weights[i] = exp(VALUE * expected);
  }
  for (int i = 0; i < POOL; i++) weights[i] /= total;
  mix(weights, law);
  for (int x = 0; x < 2 * (most - least + 1); x++) value += law[x] * value_at(gap - least - x / 2, left - 1);
  values[place(gap, left)] = value;
  make_alias(law, &laws[place(gap, left)]);
}

static void fill_laws(void) {
  const size_t cells = place(GOAL, HORIZON) + 1;
  laws = aligned_alloc(64, cells * sizeof(Alias));
  values = calloc(cells, sizeof(double));
  for (int left = 1; left <= HORIZON; left++)
    for (int gap = -TOLERANCE - 1; gap <= GOAL; gap++) guide(gap, left);
}

/* ---- trials ---- */

static struct { long actions, attempts, passed, bias; } sums;

static void simulate(const long trials, Generator g) {
  const uint64_t checked = (uint64_t)(VERIFICATION * 0x1p63) << 1;
  int milestones[STAGES + 1];
  for (int t = 0; t <= STAGES; t++) milestones[t] = (int)floor((double)t * GOAL / STAGES + 0.5);
  long actions = 0, attempts = 0, passed = 0, bias = 0;
  uint64_t word = 0;
  int left = 0;
  for (long trial = 0; trial < trials; trial++) {
    int position = 0, truth = 0, strict = 1;
    long taken_in_all = 0;
    for (int stage = 0; stage < STAGES; stage++) {
      if (BUDGET > 0 && taken_in_all >= BUDGET) {
        strict = 0;
        break;
      }
      const int aim = milestones[stage + 1] - (ABSOLUTE ? position : milestones[stage]);
      const int low = aim - TOLERANCE, high = aim + TOLERANCE;
      const int behind = ABSOLUTE ? position - truth : 0;
      int made = 0, unsupported = 0, reached = 0;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        const long may = BUDGET > 0 && BUDGET - taken_in_all < HORIZON ? BUDGET - taken_in_all : HORIZON;
        if (BUDGET > 0 && may == 0) break;
        int taken = 0;
        attempts++;
        made = unsupported = 0;
        do {
          int action;
          if (GUIDED) {
            if (left == 0) {
              word = next(&g);
              left = 2;
            }
            const uint32_t draw = (uint32_t)word;
            const Column *c = &laws[place(aim - made, HORIZON - taken)].column[draw >> 27];
            action = c->actions[(draw & ((1u << 27) - 1)) >= c->threshold];
            word >>= 32;
          } else {
            if (left == 0) {
              word = next(&g);
              left = 4;
            }
            action = actions_of[word & (POINTS - 1)];
            word >>= 16;
          }
          left--;
          taken++;
          made += action >> 1;
          if (HALLUCINATES) unsupported += (action >> 1) & -(action & 1);
        } while (made < low && taken < may);
        taken_in_all += taken;
        if (made < low || made > high) continue;
        if (!HALLUCINATES) {
          reached = 1;
          break;
        }
        const int supported = made - unsupported - behind;
        if (supported >= low && supported <= high) {
          reached = 1;
          break;
        }
        if (VERIFICATION < 1 && next(&g) >= checked) {
          reached = 2;
          break;
        }
      }
      strict &= reached == 1;
      position += made;
      truth += made - unsupported;
    }
    actions += taken_in_all;
    passed += strict;
    bias += labs((long)truth - GOAL);
  }
  sums.actions = actions;
  sums.attempts = attempts;
  sums.passed = passed;
  sums.bias = bias;
}

int main(int argc, char **argv) {
  const long trials = argc > 1 ? atol(argv[1]) : 1000000;
  make_pmfs();
  if (GUIDED) fill_laws();
  else fill_table();
  struct timespec begin, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  simulate(trials, seeded(argc > 2 ? strtoull(argv[2], NULL, 10) : 1));
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  const double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
  printf("{\"seconds\": %.9f, \"actions\": %ld, \"passRate\": %.9f, \"meanAbsoluteBias\": %.9f}\n", seconds, sums.actions,
         (double)sums.passed / (double)trials, (double)sums.bias / (double)trials);
  return 0;
}
