/// Feature rows as the model file has them: small whole numbers times a power of two of each row.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace filigrane::training {

/// Numbers of a row lie between this and its negative: fewer compress better, more are more exact.
inline constexpr int kLargestRowNumber = 2;

struct RoundedRow {
  std::vector<std::int8_t> numbers;
  std::uint8_t shift = 0;  ///< a number q is worth q << shift, in Encoder::kTokenUnit

  /// What a number is worth as the core adds it up.
  float worth(std::size_t i) const;
};

/// The shift with the least sum of squared errors, numbers beyond the largest cut off.
RoundedRow round_row(std::span<const float> row);

}  // namespace filigrane::training
