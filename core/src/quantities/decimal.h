/// Exact decimal numbers, as texts write them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace filigrane {

/// digits * 10^exponent, not negative. At most 18 digits: a longer number has no value here.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

/// Nothing when the result has too many digits.
std::optional<Decimal> product(Decimal a, Decimal b);
std::optional<Decimal> sum(Decimal a, Decimal b);
/// a / b, rounded to four places; nothing when b is 0.
std::optional<Decimal> quotient(std::uint64_t a, std::uint64_t b);
bool is_less(Decimal a, Decimal b);

/// As JSON writes numbers, without exponent: "40000", "1.5".
std::string to_string(Decimal number);

}  // namespace filigrane
