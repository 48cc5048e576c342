#include "encoder/rounding.h"

#include <algorithm>
#include <cmath>

#include "model/encoder.h"

namespace filigrane::training {
namespace {

float unit_of(unsigned shift) { return Encoder::kTokenUnit * static_cast<float>(1U << shift); }

float rounded(float number, float unit) {
  constexpr float kMost = kLargestRowNumber;
  return std::clamp(std::nearbyint(number / unit), -kMost, kMost);
}

float squared_error(std::span<const float> row, float unit) {
  float sum = 0;
  for (const float number : row) {
    const float error = number - rounded(number, unit) * unit;
    sum += error * error;
  }
  return sum;
}

}  // namespace

float RoundedRow::worth(std::size_t i) const {
  return static_cast<float>(numbers[i]) * unit_of(shift);
}

RoundedRow round_row(std::span<const float> row) {
  float largest = 0;
  for (const float number : row) largest = std::max(largest, std::abs(number));
  // The least shift that cuts nothing off; a finer one may be nearer, a coarser one is not.
  unsigned shift = 0;
  while (shift < Encoder::kMostShift && largest > unit_of(shift) * (kLargestRowNumber + 0.5F)) {
    ++shift;
  }
  float least = squared_error(row, unit_of(shift));
  while (shift > 0) {
    const float error = squared_error(row, unit_of(shift - 1));
    if (error >= least) break;
    least = error;
    --shift;
  }
  RoundedRow out;
  out.shift = static_cast<std::uint8_t>(shift);
  out.numbers.reserve(row.size());
  for (const float number : row) {
    out.numbers.push_back(static_cast<std::int8_t>(rounded(number, unit_of(shift))));
  }
  return out;
}

}  // namespace filigrane::training
