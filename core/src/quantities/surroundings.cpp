#include "quantities/surroundings.h"

#include <algorithm>

#include "quantities/cursor.h"
#include "tagging/feats.h"

namespace filigrane {
namespace {

using Kind = FigureKind;
constexpr std::size_t kMaxBetween = 2;  // adjectives between a number and its noun
constexpr std::size_t kMaxNouns = 3;    // prime-time television viewers
constexpr std::size_t kMaxHedgeTokens = 4;

bool between(const std::optional<Decimal>& value, std::uint64_t least, std::uint64_t most) {
  return value && value->exponent == 0 && value->digits >= least && value->digits <= most;
}

}  // namespace

std::uint32_t Surroundings::after_gap_at(std::uint32_t at) const { return after_gap(text_, at); }

std::size_t Surroundings::token_at(std::uint32_t at) const {
  const auto& tokens = document_.tokens;
  return static_cast<std::size_t>(
      std::partition_point(tokens.begin(), tokens.end(),
                           [&](const Token& token) { return token.at.end <= at; }) -
      tokens.begin());
}

/// Token `i` follows the one before it in the same line, with nothing but blanks between.
bool Surroundings::follows(std::size_t i) const {
  if (i == 0 || i >= document_.tokens.size()) return false;
  const std::uint32_t from = document_.tokens[i - 1].at.end, to = document_.tokens[i].at.start;
  return from == to || after_blanks(text_, from) == to;
}

std::optional<Counted> Surroundings::counted(std::uint32_t at) const {
  const std::uint32_t begin = after_gap(text_, at);
  const auto& tokens = document_.tokens;
  std::size_t i = token_at(begin), adjectives = 0, nouns = 0;
  if (begin == at || i >= tokens.size() || tokens[i].at.start != begin) return std::nullopt;
  std::optional<Counted> found;
  for (; i < tokens.size() && (nouns + adjectives == 0 || follows(i)); ++i) {
    const Upos tag = tokens[i].upos;
    // A name may stand before the noun that is counted: 11 Cy Young vote finishes.
    const bool noun = tag == Upos::kNoun && is_letter(text_[tokens[i].at.start]);
    // "trois c\u00E9r\u00E9ales cl\u00E9s" are cereals, "prime-time viewers" viewers.
    if (noun && nouns > 0 && words_.head_first()) break;
    if (noun) {
      if (words_.find(text_, tokens[i].at.start, FigureKinds(Kind::kTime)) && nouns == 0) {
        return Counted{tokens[i].at.end, {}, false};
      }
      found =
          Counted{tokens[i].at.end, tokens[i].lemma, has_feature(tokens[i].feats, "Number=Plur")};
      if (++nouns == kMaxNouns) break;
    } else if (nouns > 0 || (tag != Upos::kAdj && tag != Upos::kPropn) ||
               ++adjectives > kMaxBetween) {
      break;
    }
  }
  return found;
}

bool Surroundings::form_before(std::size_t i, FigureKind kind) const {
  const auto& tokens = document_.tokens;
  for (std::size_t count = 1; count <= std::min(i, kMaxHedgeTokens); ++count) {
    if (!follows(i - count + 1)) return false;
    if (words_.find_whole(text_, tokens[i - count].at.start, tokens[i - 1].at.end,
                          FigureKinds(kind))) {
      return true;
    }
  }
  return false;
}

bool Surroundings::hedged(std::size_t i) const {
  if (form_before(i, Kind::kHedge)) return true;
  // pr\u00E8s de la moiti\u00E9
  return i > 0 && upos(i - 1) == Upos::kDet && follows(i) && form_before(i - 1, Kind::kHedge);
}

const FigureEntry* Surroundings::currency_before(std::uint32_t at, std::uint32_t& start) const {
  constexpr std::uint32_t kMaxCode = 5;
  std::uint32_t end = at;
  if (end > 0 && is_blank(text_[end - 1]) && !is_line_end(text_[end - 1])) --end;
  start = end;
  while (start > 0 && end - start < kMaxCode &&
         (is_letter(text_[start - 1]) || u_charType(text_[start - 1]) == U_CURRENCY_SYMBOL)) {
    --start;
  }
  if (start == end) return nullptr;
  if (start > 0 && (is_letter(text_[start - 1]) || is_digit(text_[start - 1]))) return nullptr;
  // A code or sign, not a word: "euros 20".
  if (u_islower(text_[start]) || (is_letter(text_[end - 1]) && end - start > 4)) return nullptr;
  return words_.find_whole(text_, start, end, FigureKinds(Kind::kMoney));
}

/// Whether one of the lines around that of text[at] begins with the next number: 1 ... 2 ...
bool Surroundings::is_numbered(std::uint64_t value, std::uint32_t at) const {
  constexpr std::ptrdiff_t kReach = 6;  // lines; a ranking has section names and the like between
  const auto& blocks = document_.blocks;
  const auto here = std::partition_point(blocks.begin(), blocks.end(),
                                         [&](const Block& block) { return block.at.end <= at; });
  const auto first = here - std::min(kReach, here - blocks.begin());
  const auto last = here + std::min(kReach, blocks.end() - here);
  return std::any_of(first, last, [&](const Block& block) {
    const std::uint32_t start = block.at.start, end = digit_run(text_, start);
    if (end == start || end - start > 3) return false;
    const auto other = read_digits(text_.substr(0, end), start, words_).value;
    return other && (other->digits == value + 1 || other->digits + 1 == value);
  });
}

/// The number of a line in a list, or all that stands in its line.
bool Surroundings::is_lone(const Number& number, std::size_t i) const {
  if (follows(i)) return false;
  const std::size_t next = token_at(number.end);
  if (!follows(next)) return true;
  if (number.bare && between(number.value, 0, 200) &&
      is_numbered(number.value->digits, number.start)) {
    return true;
  }
  const char16_t c = first_unit(next);
  return number.bare &&
         (c == u'.' || c == u')' || c == u'/' || c == u']' || c == u':' || is_dash(c));
}

/// "Ronaldo, 33," and "Jean Dupont (54)"
bool Surroundings::is_age(const Number& number, std::size_t i) const {
  if (i < 2 || !between(number.value, 1, 120) || !number.bare) return false;
  const char16_t before = first_unit(i - 1), after = first_unit(token_at(number.end));
  const bool enclosed = (before == u',' && (after == u',' || after == u'.' || after == u';')) ||
                        (before == u'(' && after == u')');
  return enclosed && upos(i - 2) == Upos::kPropn;
}

bool Surroundings::is_year(const Number& number, std::size_t i, const Counted* counted) const {
  if (!number.bare || number.end - number.start != 4) return false;
  if (!counted) return between(number.value, 1000, 2100);
  if (!between(number.value, 1900, 2100)) return false;
  return !counted->plural || (i > 0 && (form_before(i, Kind::kYear) || upos(i - 1) == Upos::kNoun ||
                                        upos(i - 1) == Upos::kPropn));
}

bool Surroundings::is_name(const Number& number, std::size_t i, const Counted* counted) const {
  if (is_lone(number, i)) return true;
  // Vol. 20(6)
  if (number.start > 1 && text_[number.start - 1] == u'(' && !is_blank(text_[number.start - 2])) {
    return true;
  }
  if (number.bare && number.end - number.start > 1 && text_[number.start] == u'0') return true;
  if (is_age(number, i) || is_year(number, i, counted)) return true;
  std::uint32_t behind = number.end;
  if (unit_at(text_, behind) == u',') ++behind;
  if (words_.find(text_, after_blanks(text_, behind), FigureKinds(Kind::kStreet))) return true;
  if (!counted && i > 0 && number.bare && form_before(i, Kind::kThe)) return true;
  const bool share = between(number.value, 2, 10) || between(number.value, 100, 100) ||
                     between(number.value, 1000, 1000);
  if (!counted && i > 1 && share && form_before(i, Kind::kPer) && first_unit(i - 2) != u'(') {
    return true;
  }
  // "unit\u00E9 8200", "Windows 11": right behind a noun, counting nothing.
  return !counted && number.bare && follows(i) &&
         (upos(i - 1) == Upos::kNoun || upos(i - 1) == Upos::kPropn) &&
         is_letter(text_[document_.tokens[i - 1].at.end - 1]);
}

}  // namespace filigrane
