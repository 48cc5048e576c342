#include "model/kernels.h"

#include <gtest/gtest.h>

#include <random>

namespace filigrane {
namespace {

/// Those that run here, the portable ones left aside.
std::vector<const Kernels*> fast_kernels() {
  std::vector<const Kernels*> found;
  for (const Kernels* one : {avx2_kernels(), simd128_kernels()}) {
    if (one) found.push_back(one);
  }
  return found;
}

std::vector<std::int16_t> inputs(std::size_t count, std::mt19937& random) {
  std::vector<std::int16_t> x(count);
  for (auto& one : x) {
    const unsigned dice = random() % 8;  // the ends of the range often
    one = dice == 0 ? INT16_MIN : dice == 1 ? INT16_MAX : static_cast<std::int16_t>(random());
  }
  return x;
}

PackedWeights weights(std::size_t in, std::size_t out, std::mt19937& random) {
  PackedWeights w(in, out);
  for (std::size_t o = 0; o < out; ++o) {
    for (std::size_t i = 0; i < in; ++i) {
      w.at(o, i) = static_cast<std::int16_t>(static_cast<int>(random() % 255) - 127);
    }
  }
  return w;
}

TEST(Kernels, PackedWeightsHaveAPlaceForEachWeight) {
  PackedWeights w(20, 11);
  EXPECT_EQ(w.inputs, 32u);
  EXPECT_EQ(w.outputs, 16u);
  for (std::size_t o = 0; o < w.outputs; ++o) {
    for (std::size_t i = 0; i < w.inputs; ++i) ++w.at(o, i);
  }
  for (const std::int16_t one : w.weights) EXPECT_EQ(one, 1);
}

TEST(Kernels, MultiplyIsTheSumOfProducts) {
  std::mt19937 random(1);
  for (const std::size_t in : {1u, 16u, 33u, 192u, 496u}) {
    for (const std::size_t out : {1u, 8u, 19u, 64u}) {
      PackedWeights w = weights(in, out, random);
      for (const std::size_t tokens : {0u, 1u, 3u, 4u, 11u}) {
        const std::size_t stride = w.inputs / kLane % 2 ? w.inputs : w.inputs + kLane;
        const auto x = inputs((tokens + 1) * stride, random);
        std::vector<std::int32_t> sums(tokens * w.outputs + 1, 77);
        portable_kernels().multiply(x.data(), stride, tokens, w, sums.data());
        for (std::size_t t = 0; t < tokens; ++t) {
          for (std::size_t o = 0; o < w.outputs; ++o) {
            std::int64_t expected = 0;
            for (std::size_t i = 0; i < w.inputs; ++i) expected += x[t * stride + i] * w.at(o, i);
            ASSERT_EQ(sums[t * w.outputs + o], expected);
          }
        }
        EXPECT_EQ(sums.back(), 77);
        for (const Kernels* fast : fast_kernels()) {
          std::vector<std::int32_t> same(tokens * w.outputs + 1, 77);
          fast->multiply(x.data(), stride, tokens, w, same.data());
          ASSERT_EQ(same, sums) << fast->name;
        }
      }
    }
  }
}

TEST(Kernels, LargestNumbersStayWithin32Bits) {
  PackedWeights w(kMaxInputs, kPanel);
  for (auto& one : w.weights) one = -127;
  const std::vector<std::int16_t> x(kMaxInputs, INT16_MIN);
  std::vector<std::int32_t> sums(kPanel);
  for (const Kernels* one : {&portable_kernels(), &kernels()}) {
    one->multiply(x.data(), 0, 1, w, sums.data());
    EXPECT_EQ(sums[0], 32768 * 127 * static_cast<int>(kMaxInputs)) << one->name;
  }
}

TEST(Kernels, RowsAreAddedWithinSixteenBits) {
  std::mt19937 random(2);
  for (const std::size_t width : {16u, 48u, 64u, 80u, 128u}) {
    for (const std::size_t count : {0u, 1u, 5u, 30u}) {
      std::vector<std::vector<std::int8_t>> rows(count, std::vector<std::int8_t>(width));
      std::vector<const std::int8_t*> at;
      std::vector<std::uint8_t> shifts;
      std::vector<int> expected(width, 0);
      for (auto& row : rows) {
        shifts.push_back(static_cast<std::uint8_t>(random() % 8));
        for (std::size_t i = 0; i < width; ++i) {
          row[i] = static_cast<std::int8_t>(random());
          expected[i] = std::clamp(expected[i] + row[i] * (1 << shifts.back()), -32768, 32767);
        }
        at.push_back(row.data());
      }
      std::vector<std::int16_t> sums(width, 5);
      portable_kernels().add_rows(at.data(), shifts.data(), count, width, sums.data());
      for (std::size_t i = 0; i < width; ++i) ASSERT_EQ(sums[i], expected[i]);
      for (const Kernels* fast : fast_kernels()) {
        std::vector<std::int16_t> same(width, 5);
        fast->add_rows(at.data(), shifts.data(), count, width, same.data());
        ASSERT_EQ(same, sums) << fast->name;
      }
    }
  }
}

TEST(Kernels, LoopsAgreeBitForBit) {
  std::mt19937 random(3);
  const auto floats = [&](std::size_t count, float most) {
    std::vector<float> all(count);
    for (float& one : all) {
      one = most * (static_cast<float>(random()) / 2147483648.0f - 1);
    }
    return all;
  };
  const auto whole = [&](std::size_t count) {
    std::vector<std::int32_t> all(count);
    for (auto& one : all) one = static_cast<std::int32_t>(random() % 200000) - 100000;
    return all;
  };
  const Kernels& plain = portable_kernels();
  for (const std::size_t count : {1u, 7u, 16u, 64u, 100u}) {
    const auto sums = whole(count);
    const auto scales = floats(count, 1e-4f), biases = floats(count, 2), gates = floats(count, 1),
               candidates = floats(count, 1), before = floats(count, 1);
    const auto own = inputs(count, random);
    std::vector<float> active(count), state = before;
    std::vector<std::int16_t> added(count), out(count);
    plain.activate(sums.data(), scales.data(), biases.data(), count, active.data());
    plain.add_softsign(sums.data(), scales.data(), biases.data(), 2048, own.data(), count,
                       added.data());
    plain.advance(gates.data(), candidates.data(), 8192, count, state.data(), out.data());
    for (const Kernels* fast : fast_kernels()) {
      std::vector<float> same(count), same_state = before;
      std::vector<std::int16_t> same_added(count), same_out(count);
      fast->activate(sums.data(), scales.data(), biases.data(), count, same.data());
      EXPECT_EQ(same, active) << fast->name;
      fast->add_softsign(sums.data(), scales.data(), biases.data(), 2048, own.data(), count,
                         same_added.data());
      EXPECT_EQ(same_added, added) << fast->name;
      fast->advance(gates.data(), candidates.data(), 8192, count, same_state.data(),
                    same_out.data());
      EXPECT_EQ(same_state, state) << fast->name;
      EXPECT_EQ(same_out, out) << fast->name;
    }
  }
  for (const std::size_t count : {1u, 9u, 17u, 32u}) {
    const std::size_t stride = round_up(count, 8);
    const auto before = whole(count), steps = whole(count * stride);
    const auto weights_before = floats(count, 1), weights_steps = floats(count * stride, 1);
    std::vector<std::int32_t> best(stride), back(stride);
    std::vector<float> sums(stride);
    plain.best_steps(before.data(), steps.data(), count, stride, best.data(), back.data());
    plain.sum_steps(weights_before.data(), weights_steps.data(), count, stride, sums.data());
    for (std::size_t to = 0; to < stride; ++to) {
      std::size_t first = 0;
      float sum = 0;
      for (std::size_t from = 0; from < count; ++from) {
        if (before[from] + steps[from * stride + to] > before[first] + steps[first * stride + to]) {
          first = from;
        }
        sum += weights_before[from] * weights_steps[from * stride + to];
      }
      ASSERT_EQ(back[to], static_cast<std::int32_t>(first));
      ASSERT_EQ(best[to], before[first] + steps[first * stride + to]);
      ASSERT_EQ(sums[to], sum);
    }
    for (const Kernels* fast : fast_kernels()) {
      std::vector<std::int32_t> same_best(stride), same_back(stride);
      std::vector<float> same_sums(stride);
      fast->best_steps(before.data(), steps.data(), count, stride, same_best.data(),
                       same_back.data());
      fast->sum_steps(weights_before.data(), weights_steps.data(), count, stride, same_sums.data());
      EXPECT_EQ(same_best, best) << fast->name;
      EXPECT_EQ(same_back, back) << fast->name;
      EXPECT_EQ(same_sums, sums) << fast->name;
    }
  }
}

}  // namespace
}  // namespace filigrane
