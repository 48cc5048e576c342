/// Loops of the kernels that need no instructions of their own: the compiler makes them of whole
/// vectors, for each processor again. Every lane does the same IEEE operations in the same order as
/// plain code would, so the results agree bit for bit.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Inlined into a function compiled for a certain processor, a loop is compiled for it too.
#define FILIGRANE_LOOP __attribute__((always_inline)) inline

namespace filigrane::loops {

/// Numbers a vector; on processors with shorter ones the compiler takes two.
inline constexpr std::size_t kVector = 8;
using Floats = float __attribute__((vector_size(kVector * sizeof(float))));
using Ints = std::int32_t __attribute__((vector_size(kVector * sizeof(std::int32_t))));

/// To the nearest whole number, halves away from zero.
FILIGRANE_LOOP std::int32_t nearest(float value) {
  return static_cast<std::int32_t>(value + std::copysign(0.5f, value));
}

FILIGRANE_LOOP float softsign(float y) { return y / (1.0f + std::fabs(y)); }

/// out = softsign of the outputs of a layer.
FILIGRANE_LOOP void activate(const std::int32_t* __restrict sums, const float* __restrict scales,
                             const float* __restrict biases, std::size_t count,
                             float* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = softsign(static_cast<float>(sums[i]) * scales[i] + biases[i]);
  }
}

/// out = own + softsign of the outputs of a layer, in so many units.
FILIGRANE_LOOP void add_softsign(const std::int32_t* __restrict sums,
                                 const float* __restrict scales, const float* __restrict biases,
                                 float units, const std::int16_t* __restrict own, std::size_t count,
                                 std::int16_t* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float y = static_cast<float>(sums[i]) * scales[i] + biases[i];
    const std::int32_t value = own[i] + nearest(softsign(y) * units);
    out[i] = static_cast<std::int16_t>(std::clamp(value, INT16_MIN, INT16_MAX));
  }
}

/// One step of a recurrence: `state` becomes the next, `out` says it in so many units.
FILIGRANE_LOOP void advance(const float* __restrict gates, const float* __restrict candidates,
                            float units, std::size_t count, float* __restrict state,
                            std::int16_t* __restrict out) {
  for (std::size_t i = 0; i < count; ++i) {
    // The gate's softsign lies between -1 and 1, the gate between 0 and 1.
    const float gate = 0.5f + 0.5f * gates[i];
    const float next = state[i] + gate * (candidates[i] - state[i]);
    state[i] = next;
    out[i] = static_cast<std::int16_t>(nearest(next * units));
  }
}

/// best[to] = the greatest of before[from] + steps[from * stride + to], back[to] = the first such.
FILIGRANE_LOOP void best_steps(const std::int32_t* before, const std::int32_t* steps,
                               std::size_t count, std::size_t stride, std::int32_t* best,
                               std::int32_t* back) {
  for (std::size_t to = 0; to < stride; to += kVector) {
    Ints step, most, from = {};
    std::memcpy(&most, steps + to, sizeof most);
    most += before[0];
    for (std::size_t p = 1; p < count; ++p) {
      std::memcpy(&step, steps + p * stride + to, sizeof step);
      step += before[p];
      const Ints better = step > most;
      most = better ? step : most;
      from = better ? static_cast<std::int32_t>(p) - Ints{} : from;
    }
    std::memcpy(best + to, &most, sizeof most);
    std::memcpy(back + to, &from, sizeof from);
  }
}

/// sums[to] = (0 + before[0] * steps[to] + before[1] * steps[stride + to] + ...).
FILIGRANE_LOOP void sum_steps(const float* before, const float* steps, std::size_t count,
                              std::size_t stride, float* sums) {
  for (std::size_t to = 0; to < stride; to += kVector) {
    Floats step, sum = {};
    for (std::size_t from = 0; from < count; ++from) {
      std::memcpy(&step, steps + from * stride + to, sizeof step);
      sum += before[from] * step;
    }
    std::memcpy(sums + to, &sum, sizeof sum);
  }
}

}  // namespace filigrane::loops

/// All of them as functions, compiled as `attribute` says, which cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define FILIGRANE_LOOPS(attribute)                                                                \
  attribute void activate(const std::int32_t* sums, const float* scales, const float* biases,     \
                          std::size_t count, float* out) {                                        \
    loops::activate(sums, scales, biases, count, out);                                            \
  }                                                                                               \
  attribute void add_softsign(const std::int32_t* sums, const float* scales, const float* biases, \
                              float units, const std::int16_t* own, std::size_t count,            \
                              std::int16_t* out) {                                                \
    loops::add_softsign(sums, scales, biases, units, own, count, out);                            \
  }                                                                                               \
  attribute void advance(const float* gates, const float* candidates, float units,                \
                         std::size_t count, float* state, std::int16_t* out) {                    \
    loops::advance(gates, candidates, units, count, state, out);                                  \
  }                                                                                               \
  attribute void best_steps(const std::int32_t* before, const std::int32_t* steps,                \
                            std::size_t count, std::size_t stride, std::int32_t* best,            \
                            std::int32_t* back) {                                                 \
    loops::best_steps(before, steps, count, stride, best, back);                                  \
  }                                                                                               \
  attribute void sum_steps(const float* before, const float* steps, std::size_t count,            \
                           std::size_t stride, float* sums) {                                     \
    loops::sum_steps(before, steps, count, stride, sums);                                         \
  }
// NOLINTEND(bugprone-macro-parentheses)
