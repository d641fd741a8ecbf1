/*
 * The addition task in C, as a peer to measure tautline's Monte Carlo engine against.
 *
 * Goal 240 in twelve chunks of 20; model-2 (mean 8, sd 3, 5 to 11); closed feedback, horizon 10, four attempts, tolerance 1.
 * xoshiro256** gives four 16-bit draws a word, each looked up in a table of 65,536 increments: the law is rounded to
 * multiples of 2^-16, which tautline's is not.
 *
 *   cc -O3 -march=native addition_task.c -o addition_task -lm && ./addition_task TRIALS SEED
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CHUNK = 20, STAGES = 12, HORIZON = 10, ATTEMPTS = 4, TOLERANCE = 1, LEAST = 5, MOST = 11, POINTS = 65536 };

static uint8_t increments[POINTS];
static uint64_t s[4];

static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256** 1.0, David Blackman and Sebastiano Vigna, public domain. */
static inline uint64_t next(void) {
  const uint64_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static void seed(uint64_t x) { /* splitmix64 */
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    s[i] = z ^ (z >> 31);
  }
}

static void fill_table(void) {
  double weight[MOST - LEAST + 1], total = 0, sum = 0;
  for (int a = LEAST; a <= MOST; a++) total += weight[a - LEAST] = exp(-(a - 8.0) * (a - 8.0) / 18);
  int at = 0;
  for (int a = LEAST; a <= MOST; a++) {
    sum += weight[a - LEAST] / total;
    for (const int end = (int)lround(sum * POINTS); at < end; at++) increments[at] = (uint8_t)a;
  }
}

int main(int argc, char **argv) {
  const long trials = argc > 1 ? atol(argv[1]) : 1000000;
  seed(argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
  fill_table();
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);

  uint64_t word = 0;
  int left = 0;
  long actions = 0, attempts = 0, passed = 0, bias = 0;
  for (long trial = 0; trial < trials; trial++) {
    int progress = 0, strict = 1;
    for (int stage = 0; stage < STAGES; stage++) {
      int made = 0, reached = 0;
      for (int attempt = 0; attempt < ATTEMPTS && !reached; attempt++) {
        attempts++;
        made = 0;
        for (int action = 0; action < HORIZON; action++) {
          if (left == 0) {
            word = next();
            left = 4;
          }
          made += increments[word & (POINTS - 1)];
          word >>= 16;
          left--;
          actions++;
          if (made >= CHUNK - TOLERANCE) {
            reached = made <= CHUNK + TOLERANCE;
            break;
          }
        }
      }
      strict &= reached;
      progress += made;
    }
    passed += strict;
    bias += labs(progress - (long)CHUNK * STAGES);
  }

  clock_gettime(CLOCK_MONOTONIC, &end);
  const double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
  printf("{\"seconds\": %.9f, \"actions\": %ld, \"attempts\": %ld, \"passRate\": %.9f, \"meanAbsoluteBias\": %.9f}\n", seconds,
         actions, attempts, (double)passed / (double)trials, (double)bias / (double)trials);
  return 0;
}
