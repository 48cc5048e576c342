#include "model/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#include "model/loops.h"

// Compiled for AVX2 whatever the rest is compiled for; called only where the processor has it.
#define FILIGRANE_AVX2 __attribute__((target("avx2")))

namespace filigrane {
namespace {

FILIGRANE_AVX2 inline __m256i load(const std::int16_t* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

/// Some tokens times some panels. A step multiplies a pair of inputs, the same in all lanes, by the
/// weights of kPanel outputs, a lane each.
template <std::size_t Tokens, std::size_t Panels>
FILIGRANE_AVX2 __attribute__((noinline)) void multiply_block(
    const std::int16_t* x, std::size_t stride, const std::int16_t* panel, std::size_t inputs,
    std::size_t outputs, std::int32_t* sums) {
  __m256i sum[Tokens][Panels];
  for (std::size_t t = 0; t < Tokens; ++t) {
    for (std::size_t p = 0; p < Panels; ++p) sum[t][p] = _mm256_setzero_si256();
  }
#pragma GCC unroll 2  // or else the sums move from register to register
  for (std::size_t i = 0; i < inputs; i += 2) {
    __m256i w[Panels];
    for (std::size_t p = 0; p < Panels; ++p) w[p] = load(panel + (p * inputs + i) * kPanel);
    for (std::size_t t = 0; t < Tokens; ++t) {
      std::int32_t pair;
      std::memcpy(&pair, x + t * stride + i, sizeof pair);
      const __m256i in = _mm256_set1_epi32(pair);
      for (std::size_t p = 0; p < Panels; ++p) {
        sum[t][p] = _mm256_add_epi32(sum[t][p], _mm256_madd_epi16(in, w[p]));
      }
    }
  }
  for (std::size_t t = 0; t < Tokens; ++t) {
    for (std::size_t p = 0; p < Panels; ++p) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + p * kPanel), sum[t][p]);
    }
  }
}

// Six tokens times two panels keep both multipliers busy and just fit the 16 registers.
template <std::size_t Panels>
FILIGRANE_AVX2 inline void multiply_panels(const std::int16_t* x, std::size_t stride,
                                           std::size_t tokens, const std::int16_t* panel,
                                           std::size_t inputs, std::size_t outputs,
                                           std::int32_t* sums) {
  for (; tokens >= 6; tokens -= 6, x += 6 * stride, sums += 6 * outputs) {
    multiply_block<6, Panels>(x, stride, panel, inputs, outputs, sums);
  }
  for (; tokens >= 3; tokens -= 3, x += 3 * stride, sums += 3 * outputs) {
    multiply_block<3, Panels>(x, stride, panel, inputs, outputs, sums);
  }
  for (; tokens > 0; --tokens, x += stride, sums += outputs) {
    multiply_block<1, Panels>(x, stride, panel, inputs, outputs, sums);
  }
}

FILIGRANE_AVX2 void multiply(const std::int16_t* x, std::size_t stride, std::size_t tokens,
                             const PackedWeights& w, std::int32_t* sums) {
  const std::int16_t* panel = w.weights.data();
  std::size_t o = 0;
  for (; o + 2 * kPanel <= w.outputs; o += 2 * kPanel) {
    multiply_panels<2>(x, stride, tokens, panel + o * w.inputs, w.inputs, w.outputs, sums + o);
  }
  if (o < w.outputs) {
    multiply_panels<1>(x, stride, tokens, panel + o * w.inputs, w.inputs, w.outputs, sums + o);
  }
}

template <std::size_t Lanes>
FILIGRANE_AVX2 inline void add_columns(const std::int8_t* const* rows, const std::uint8_t* shifts,
                                       std::size_t count, std::size_t column, std::int16_t* sums) {
  __m256i sum[Lanes];
  for (std::size_t l = 0; l < Lanes; ++l) sum[l] = _mm256_setzero_si256();
  for (std::size_t r = 0; r < count; ++r) {
    const __m128i shift = _mm_cvtsi32_si128(shifts[r]);
    for (std::size_t l = 0; l < Lanes; ++l) {
      const __m128i bytes =
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[r] + column + l * kLane));
      sum[l] = _mm256_adds_epi16(sum[l], _mm256_sll_epi16(_mm256_cvtepi8_epi16(bytes), shift));
    }
  }
  for (std::size_t l = 0; l < Lanes; ++l) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + column + l * kLane), sum[l]);
  }
}

FILIGRANE_AVX2 void add_rows(const std::int8_t* const* rows, const std::uint8_t* shifts,
                             std::size_t count, std::size_t width, std::int16_t* sums) {
  std::size_t i = 0;
  for (; i + 4 * kLane <= width; i += 4 * kLane) add_columns<4>(rows, shifts, count, i, sums);
  for (; i < width; i += kLane) add_columns<1>(rows, shifts, count, i, sums);
}

FILIGRANE_LOOPS(FILIGRANE_AVX2)

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kAvx2{"avx2",       multiply, add_rows,   activate,
                                 add_softsign, advance,  best_steps, sum_steps};
  return __builtin_cpu_supports("avx2") ? &kAvx2 : nullptr;
}

}  // namespace filigrane

#else

const filigrane::Kernels* filigrane::avx2_kernels() { return nullptr; }

#endif
