#include "quantities/quantity_finder.h"

#include <algorithm>

#include "quantities/codes.h"
#include "quantities/cursor.h"

namespace filigrane {
namespace {

using Kind = FigureKind;

}  // namespace

/// URLs, e-mail addresses, tickers, telephone numbers.
bool QuantityFinder::code(std::size_t i) {
  const Utf16Span at = document_.tokens[i].at;
  const char16_t c = text_[at.start];
  std::optional<Quantity> found;
  if (c == u'(') {
    const Mention* before = at.start > 0 ? mention_at({at.start - 1, at.start}) : nullptr;
    found = read_ticker(document_, i + 1, before, words_);
  } else if (u_isupper(c) && unit_at(text_, at.end) == u':') {
    found = read_ticker(document_, i, nullptr, words_);
  }
  const std::u16string_view form = text_.substr(at.start, at.size());
  if (!found && form.find_first_of(u".@:") != form.npos && form.size() > 1) {
    found = read_address(document_, i, rules_);
  }
  const bool digits = is_digit(c) || (c == u'+' && is_digit(unit_at(text_, at.start + 1))) ||
                      (c == u'(' && is_digit(unit_at(text_, at.start + 1)));
  if (!found && digits && (at.start == 0 || !is_digit(text_[at.start - 1]))) {
    found = read_phone(text_, at.start, words_);
  }
  if (!found) return false;
  free_from_ = found->at.end;
  quantities_.push_back(std::move(*found));
  return true;
}

bool QuantityFinder::ordinal(Utf16Span at, std::uint64_t value) {
  free_from_ = at.end;
  const auto noun = around_.counted(at.end);
  const bool time = around_.unit(at.end, FigureKinds(Kind::kTime)) || (noun && noun->lemma.empty());
  const Mention* mention = mention_at(at);
  if (time || (mention && mention->at.end >= at.end)) return true;
  quantities_.push_back({at, QuantityKind::kOrdinal, std::to_string(value), {}, false});
  return true;
}

/// XXe, IIIeme: Roman figures with the ending of an ordinal.
bool QuantityFinder::roman(std::size_t i) {
  const Utf16Span at = document_.tokens[i].at;
  const auto digit = [](char16_t c) { return c == u'I' ? 1 : c == u'V' ? 5 : c == u'X' ? 10 : 0; };
  std::uint32_t end = at.start;
  int value = 0;
  for (int last = 10; end < at.end && digit(text_[end]) != 0; ++end) {
    const int here = digit(text_[end]);
    value += here > last ? here - 2 * last : here;
    last = here;
  }
  // Ier, but not "Vers".
  const bool first_only = end < at.end && (text_[at.end - 1] == u'r' || text_[at.end - 1] == u's');
  if (end == at.start || end == at.end || value <= 0 || (first_only && value != 1) ||
      !words_.find_whole(text_, end, at.end, FigureKinds(Kind::kSuffix))) {
    return false;
  }
  return ordinal(at, static_cast<std::uint64_t>(value));
}

/// 3-1, 2 - 0: figures on both sides of a dash that count nothing together.
bool QuantityFinder::score(const Number& first, std::size_t i) {
  constexpr std::uint32_t kMaxDigits = 3;
  if (!first.bare || first.end - first.start > kMaxDigits) return false;
  std::uint32_t dash = first.end;
  const bool spaced = after_blanks(text_, dash) > dash;
  if (spaced) dash = after_blanks(text_, dash);
  if (!is_dash(unit_at(text_, dash))) return false;
  const std::uint32_t second = spaced ? after_blanks(text_, dash + 1) : dash + 1;
  if (!is_digit(unit_at(text_, second)) || (spaced && second == dash + 1)) return false;
  const Number other = read_digits(text_, second, words_);
  const bool plain = other.bare && other.end - second <= kMaxDigits;
  const auto name = [&](std::size_t token) {
    return token < document_.tokens.size() && document_.tokens[token].upos == Upos::kPropn;
  };
  if (spaced && !(i > 0 && name(i - 1)) && !name(around_.token_at(other.end))) return false;
  const char16_t next = unit_at(text_, other.end);
  // "15-20 %" and "15-20 personnes" are two numbers; 1-2-3 and 06-07 are codes.
  if (around_.unit(other.end, kQuantityUnits) ||
      words_.find(text_, after_gap(text_, other.end), FigureKinds(Kind::kScale, Kind::kShort))) {
    return false;
  }
  free_from_ = other.end;
  const bool code = !plain || is_letter(next) ||
                    (is_dash(next) && is_digit(unit_at(text_, other.end + 1))) ||
                    (text_[first.start] == u'0' && first.end - first.start > 1) ||
                    (text_[second] == u'0' && other.end - second > 1);
  if (code) {
    while (free_from_ < text_.size() &&
           (is_dash(text_[free_from_]) || is_digit(text_[free_from_]))) {
      ++free_from_;
    }
    return true;
  }
  // A range goes up: "15-20 personnes", but "a 5-4 decision".
  const bool up = first.value && other.value && is_less(*first.value, *other.value);
  if (!spaced && up && around_.counted(other.end)) {
    free_from_ = first.start;
    return false;
  }
  if (around_.labelled(i)) return true;
  quantities_.push_back({{first.start, other.end}, QuantityKind::kScore, std::nullopt, {}, false});
  return true;
}

}  // namespace filigrane
