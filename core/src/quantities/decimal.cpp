#include "quantities/decimal.h"

namespace filigrane {
namespace {

constexpr std::uint64_t kMost = 999'999'999'999'999'999;  // 18 digits
constexpr int kMostExponent = 24;

/// Without the zeros at the end of the digits.
Decimal short_form(Decimal number) {
  if (number.digits == 0) return {};
  while (number.digits % 10 == 0) {
    number.digits /= 10;
    ++number.exponent;
  }
  return number;
}

/// The digits of `number` when written with a lower exponent.
std::optional<std::uint64_t> digits_at(Decimal number, int exponent) {
  for (; number.exponent > exponent; --number.exponent) {
    if (number.digits > kMost / 10) return std::nullopt;
    number.digits *= 10;
  }
  return number.digits;
}

}  // namespace

std::optional<Decimal> product(Decimal a, Decimal b) {
  a = short_form(a);
  b = short_form(b);
  if (a.digits != 0 && b.digits > kMost / a.digits) return std::nullopt;
  const Decimal result{a.digits * b.digits, a.exponent + b.exponent};
  if (result.exponent > kMostExponent || result.exponent < -kMostExponent) return std::nullopt;
  return result;
}

std::optional<Decimal> sum(Decimal a, Decimal b) {
  a = short_form(a);
  b = short_form(b);
  if (a.digits == 0) return b;
  if (b.digits == 0) return a;
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = digits_at(a, exponent), right = digits_at(b, exponent);
  if (!left || !right || *left > kMost - *right) return std::nullopt;
  return Decimal{*left + *right, exponent};
}

std::optional<Decimal> quotient(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kPlaces = 10'000;
  if (b == 0 || a > kMost / kPlaces) return std::nullopt;
  return Decimal{(a * kPlaces + b / 2) / b, -4};
}

bool is_less(Decimal a, Decimal b) {
  a = short_form(a);
  b = short_form(b);
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = digits_at(a, exponent), right = digits_at(b, exponent);
  // Only the greater of two can have too many digits.
  return left && (!right || *left < *right);
}

std::string to_string(Decimal number) {
  number = short_form(number);
  std::string text = std::to_string(number.digits);
  if (number.exponent >= 0) {
    text.append(static_cast<std::size_t>(number.exponent), '0');
    return text;
  }
  const auto places = static_cast<std::size_t>(-number.exponent);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, 1, '.');
  return text;
}

}  // namespace filigrane
