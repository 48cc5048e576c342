#include "quantities/cursor.h"
#include "quantities/numbers.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kMaxDigits = 18;  // of a Decimal

bool is_group_blank(char16_t c, const FigureWords& words) {
  return c == 0x00A0 || c == 0x2007 || c == 0x2009 || c == 0x202F ||
         (c == u' ' && words.blank_groups());
}

/// Reads one number: groups of three digits, then decimals.
class DigitReader {
 public:
  DigitReader(std::u16string_view text, std::uint32_t at, const FigureWords& words)
      : text_(text), words_(words) {
    number_.start = at;
    number_.end = digit_run(text, at);
    number_.bare = true;
    add(at, number_.end);
    first_ = number_.end - at;
  }

  Number read() {
    while (next()) {
    }
    if (digits_ <= kMaxDigits && !open_) number_.value = value_;
    return number_;
  }

 private:
  void add(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to && digits_ <= kMaxDigits; ++i, ++digits_) {
      value_.digits = value_.digits * 10 + static_cast<std::uint64_t>(text_[i] - u'0');
    }
  }
  bool next();
  void take_group(std::uint32_t end);

  std::u16string_view text_;
  const FigureWords& words_;
  Number number_;
  Decimal value_;
  std::uint32_t first_ = 0;   // digits before the first separator
  std::uint32_t digits_ = 0;  // in all
  char16_t group_ = 0;        // the separator between groups
  bool decimals_ = false;
  bool open_ = false;
};

void DigitReader::take_group(std::uint32_t end) {
  group_ = text_[number_.end];
  add(number_.end + 1, end);
  number_.end = end;
  number_.bare = false;
}

bool DigitReader::next() {
  const char16_t c = unit_at(text_, number_.end);
  if (!is_digit(unit_at(text_, number_.end + 1))) return false;
  const std::uint32_t end = digit_run(text_, number_.end + 1);
  const bool three = end == number_.end + 4 && first_ <= 3;
  if (is_group_blank(c, words_) || is_apostrophe(c)) {
    if (!three || decimals_ || (group_ != 0 && is_blank(group_) != is_blank(c))) return false;
    take_group(end);
    return true;
  }
  if (c != u',' && c != u'.') return false;
  // A second sign of decimals: a list or a code.
  if (decimals_) {
    number_.list = true;
    number_.end = end;
    return true;
  }
  const bool decimal_sign = words_.open_style() || c == (words_.decimal_comma() ? u',' : u'.');
  const bool grouped = three && text_[number_.start] != u'0' && (group_ == 0 || group_ == c);
  if (!decimal_sign && grouped) {
    take_group(end);
    return true;
  }
  // "1,5" in English, "1.234.5": what is not grouped in threes is a list there.
  if (group_ == c || (!decimal_sign && c == u',')) {
    number_.list = true;
    number_.end = end;
    return true;
  }
  open_ = words_.open_style() && grouped;
  decimals_ = true;
  number_.bare = false;
  const std::uint32_t before = digits_;
  add(number_.end + 1, end);
  value_.exponent = -static_cast<int>(digits_ - before);
  number_.end = end;
  return true;
}

}  // namespace

Number read_digits(std::u16string_view text, std::uint32_t at, const FigureWords& words) {
  return DigitReader(text, at, words).read();
}

}  // namespace filigrane
