#include "tokens/shapes.h"

namespace filigrane {
namespace {

/// Blanks that group the digits of a number: no-break, figure, thin, narrow no-break.
bool is_group_blank(char16_t c, const TokenRules& rules) {
  return c == 0x00A0 || c == 0x2007 || c == 0x2009 || c == 0x202F ||
         (c == u' ' && rules.group_by_blank);
}

/// After the groups of three digits that go on the number [at, end): 40 000.
std::uint32_t grouped_end(const Line& line, std::uint32_t at, std::uint32_t end,
                          const TokenRules& rules) {
  if (end - at > 3 || is_hyphen(line.unit_before(at))) return end;
  while (is_group_blank(line.unit(end), rules)) {
    const std::uint32_t group = line.digit_run(end + 1);
    if (group != end + 4) break;
    end = group;
  }
  return end;
}

/// A telephone number or a date: English splits other numbers with hyphens (5 - 10).
bool is_code(const Line& line, std::uint32_t at, std::uint32_t hyphen) {
  const std::uint32_t end = line.digit_run(hyphen + 1);
  if (is_hyphen(line.unit(end)) && line.kind(end + 1) == CharKind::kDigit) return true;
  if (is_hyphen(line.unit_before(at))) return true;
  for (std::uint32_t i = at; i < hyphen; ++i) {
    if (is_hyphen(line.text[i])) return true;
  }
  return hyphen - at == 3 && end - hyphen == 5;
}

/// Whether the number from `at` to `end` goes on with the sign at `end` and the digits behind it.
/// @param coded  is_code held before; set when it holds
bool goes_on(const Line& line, std::uint32_t at, std::uint32_t end, bool& coded,
             const TokenRules& rules) {
  if (line.kind(end + 1) != CharKind::kDigit) return false;
  const char16_t c = line.unit(end);
  const std::uint32_t digits = line.digit_run(end + 1);
  if (is_hyphen(c)) {
    coded = coded || is_code(line, at, end);
    return coded || !rules.split_hyphens;
  }
  if (is_apostrophe(c)) return digits == end + 4;                             // 22'000
  if (c == u'/') return grouped_end(line, end + 1, digits, rules) == digits;  // not 1 / 10 000
  if (c == u',') return !rules.comma_groups || digits == end + 4;             // 5,000
  return c == u'.' || c == u':';
}

}  // namespace

std::uint32_t number_end(const Line& line, std::uint32_t at, const TokenRules& rules) {
  std::uint32_t end = grouped_end(line, at, line.digit_run(at), rules);
  bool coded = false;
  while (goes_on(line, at, end, coded, rules)) end = line.digit_run(end + 1);
  const std::uint32_t letters = line.word_run(end);
  const bool capital = letters == end + 1 && line.kind(end) == CharKind::kUpper;  // 3G, 5K
  if (!capital && rules.units.has(Folded(line.slice(end, letters)).view())) return end;
  return letters;
}

}  // namespace filigrane
