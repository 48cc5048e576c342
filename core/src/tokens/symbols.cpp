#include <algorithm>

#include "tokens/shapes.h"

namespace filigrane {
namespace {

bool is_any_of(char16_t c, std::u16string_view set) { return set.find(c) != set.npos; }

/// After the units from `at` on that are in `set`.
std::uint32_t run_of(const Line& line, std::uint32_t at, std::u16string_view set) {
  while (at < line.end && is_any_of(line.text[at], set)) ++at;
  return at;
}

/// Where something new begins: at a blank or behind an opening bracket or quote.
bool is_fresh(const Line& line, std::uint32_t at) {
  const CharKind before = line.kind_before(at);
  return before == CharKind::kBlank ||
         (before == CharKind::kOther && is_any_of(line.unit_before(at), u"([{\u00AB\u201C\"~"));
}

/// The longest entry of the symbols that begins at `at`: +/-, :-), degrees Celsius.
std::optional<std::uint32_t> entry_or_none(const Line& line, std::uint32_t at,
                                           const TokenRules& rules) {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t end = std::min(line.end, at + kLongest); end > at + 1; --end) {
    if (!rules.symbols.has(line.slice(at, end))) continue;
    const bool letter = is_word(line.kind_before(end));
    if (letter && is_word(line.kind(end))) continue;
    // A smiley begins with : ; or = and stands free.
    if (is_any_of(line.text[at], u":;=") && !is_fresh(line, at)) continue;
    return end;
  }
  return std::nullopt;
}

/// @handle: letters, digits, underscores, also dots between them.
std::uint32_t handle_end(const Line& line, std::uint32_t at) {
  std::uint32_t end = line.word_run(at);
  while (line.unit(end) == u'.' && line.kind(end + 1) == CharKind::kLower) {
    end = line.word_run(end + 1);
  }
  return end;
}

/// A tag without its #: letters, digits, underscores, not digits alone (that is a number: #1).
std::optional<std::uint32_t> tag_or_none(const Line& line, std::uint32_t at) {
  const std::uint32_t end = line.word_run(at);
  if (line.digit_run(at) == end) return std::nullopt;
  return end;
}

/// A Reuters code of an index: .FCHI, .IXIC.
std::optional<std::uint32_t> index_or_none(const Line& line, std::uint32_t at) {
  if (!is_fresh(line, at) || line.kind(at + 1) != CharKind::kUpper) return std::nullopt;
  const std::uint32_t end = line.word_run(at + 1);
  if (end < at + 3 || end > at + 8 || line.unit(end) == u'.') return std::nullopt;
  for (std::uint32_t i = at + 1; i < end; ++i) {
    if (line.kind(i) != CharKind::kUpper && line.kind(i) != CharKind::kDigit) return std::nullopt;
  }
  return end;
}

std::optional<std::uint32_t> signed_number_or_none(const Line& line, std::uint32_t at,
                                                   const TokenRules& rules) {
  const char16_t c = line.text[at];
  const bool sign = c == u'+' || c == u'-' || c == 0x2212 || c == u'.';
  if (!sign || line.kind(at + 1) != CharKind::kDigit || !is_fresh(line, at)) return std::nullopt;
  return number_end(line, at + 1, rules);
}

}  // namespace

std::uint32_t symbol_end(const Line& line, std::uint32_t at, std::uint32_t base,
                         const TokenRules& rules) {
  const char16_t c = line.text[at];
  const CharKind before = line.kind_before(at);
  const CharKind next = line.kind(at + 1);
  if (is_word(before)) {
    if (is_hyphen(c)) {
      if (const auto clitic = clitic_or_none(line, at, Host::kSimple, rules)) return *clitic;
    } else if (is_apostrophe(c)) {
      if (const auto ending = ending_or_none(line, at, rules)) return *ending;
    }
  }
  if (is_apostrophe(c) && is_letter(next) && is_fresh(line, at)) {  // 'em
    const std::uint32_t end = line.word_run(at + 1);
    if (rules.fixed.has(Folded(line.slice(at, end)).view())) return end;
  }
  if (const auto number = signed_number_or_none(line, at, rules)) return *number;
  if (const auto entry = entry_or_none(line, at, rules)) return *entry;
  if (c == u'@' && !is_word(before) && (is_letter(next) || line.unit(at + 1) == u'_')) {
    return handle_end(line, at + 1);
  }
  if (c == u'#' && !is_word(before)) {
    if (const auto tag = tag_or_none(line, at + 1)) return *tag;
  }
  if (c == u'.') {
    if (const auto index = index_or_none(line, at)) return *index;
  }
  if (c == u'.' || c == 0x2026) return run_of(line, at, u".\u2026");
  if (c == u'!' || c == u'?') return run_of(line, at, u"!?");
  if (is_any_of(c, u"-=*_~#+<>|/\\$\u2013\u2014\u2500")) return run_of(line, at, {&c, 1});
  // Two single quotes in place of a double one.
  if (is_any_of(c, u"'`\u2018\u2019") && line.unit(at + 1) == c) return at + 2;
  if (c < 128) return at + 1;
  // ICU's segment: a whole emoji, a sign with its marks. A blank inside (U+FEFF) ends it.
  std::uint32_t end = at + line.code_point(at).units;
  while (end < base && line.kind(end) != CharKind::kBlank) end += line.code_point(end).units;
  return end;
}

}  // namespace filigrane
