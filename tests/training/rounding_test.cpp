#include "encoder/rounding.h"

#include <gtest/gtest.h>

#include "model/encoder.h"

namespace filigrane::training {
namespace {

constexpr float kUnit = Encoder::kTokenUnit;

TEST(Rounding, WhatFitsComesBackExactly) {
  const std::vector<float> row = {0, 2 * kUnit, -kUnit, kUnit};
  const RoundedRow rounded = round_row(row);
  EXPECT_EQ(rounded.shift, 0);
  for (std::size_t i = 0; i < row.size(); ++i) EXPECT_EQ(rounded.worth(i), row[i]);
}

TEST(Rounding, LargeRowsAreCountedInLargerSteps) {
  const std::vector<float> row = {64 * kUnit, -32 * kUnit, 0, 5 * kUnit};
  const RoundedRow rounded = round_row(row);
  EXPECT_EQ(rounded.shift, 5);
  EXPECT_EQ(rounded.numbers, (std::vector<std::int8_t>{2, -1, 0, 0}));
}

TEST(Rounding, OneLargeNumberIsCutOffWhereTheOthersGainMore) {
  std::vector<float> row(64, kUnit);
  row[0] = 3 * kUnit;
  const RoundedRow rounded = round_row(row);
  EXPECT_EQ(rounded.shift, 0);
  EXPECT_EQ(rounded.numbers[0], kLargestRowNumber);
  EXPECT_EQ(rounded.numbers[1], 1);
}

TEST(Rounding, ARowWithoutNumbersOrWithHugeOnesIsWritten) {
  EXPECT_EQ(round_row(std::vector<float>(3, 0.0f)).numbers, std::vector<std::int8_t>(3, 0));
  const RoundedRow huge = round_row(std::vector<float>{1e9f, -1e9f});
  EXPECT_EQ(huge.shift, Encoder::kMostShift);
  EXPECT_EQ(huge.numbers, (std::vector<std::int8_t>{kLargestRowNumber, -kLargestRowNumber}));
}

}  // namespace
}  // namespace filigrane::training
