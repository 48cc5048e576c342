#include "quantities/quantities.h"

#include <algorithm>

#include "quantities/cursor.h"
#include "quantities/quantity_finder.h"

namespace filigrane {
namespace {

using Kind = FigureKind;
constexpr char16_t kMinus = 0x2212;

}  // namespace

bool QuantityFinder::in_date(std::size_t i) {
  const Utf16Span at = document_.tokens[i].at;
  const auto& dates = document_.dates;
  while (date_ < dates.size() && dates[date_].at.end <= at.start) ++date_;
  return date_ < dates.size() && dates[date_].at.start < at.end;
}

/// The mention that `at` lies in or that ends at its start; asked in the order of the text.
const Mention* QuantityFinder::mention_at(Utf16Span at) {
  const auto& mentions = document_.mentions;
  while (mention_ < mentions.size() && mentions[mention_].at.end < at.start) ++mention_;
  return mention_ < mentions.size() && mentions[mention_].at.start <= at.start ? &mentions[mention_]
                                                                               : nullptr;
}

bool QuantityFinder::joined(std::uint32_t from, std::uint32_t to) const {
  if (from >= to) return false;
  const std::uint32_t start = after_blanks(text_, from);
  if (start >= to) return false;
  const FigureMatch join = words_.find(text_, start, FigureKinds(Kind::kJoin));
  if (!join) return false;
  std::uint32_t end = join.end;
  if (const FigureMatch hedge =
          words_.find(text_, after_blanks(text_, end), FigureKinds(Kind::kHedge))) {
    if (hedge.end <= to) end = hedge.end;
  }
  return end == to || after_blanks(text_, end) == to;
}

bool QuantityFinder::figures(std::size_t i) {
  const Utf16Span at = document_.tokens[i].at;
  const std::uint32_t begin = std::max(at.start, free_from_);
  std::uint32_t digit = begin;
  while (digit < at.end && !is_digit(text_[digit])) ++digit;
  if (digit == at.end) return false;
  Amount amount;
  amount.token = i;
  amount.number = read_digits(text_, digit, words_);
  Number& number = amount.number;
  amount.start = digit;
  std::uint32_t code_start = digit;
  const FigureEntry* currency = around_.currency_before(digit, code_start);
  if (currency && code_start >= free_from_) {
    amount.unit = currency;
    amount.start = code_start;
    amount.token = around_.token_at(code_start);
  } else if (digit > begin && !(begin > at.start && digit == begin + 1 && is_dash(text_[begin]))) {
    const char16_t sign = text_[digit - 1];
    const bool first = digit == at.start + 1;
    if (!first || !(sign == u'+' || sign == u'-' || sign == kMinus || sign == u'~')) {
      free_from_ = std::max(at.end, number.end);  // Covid-19, HER2, n\u00B01
      return true;
    }
    amount.start = at.start;
    amount.negative = sign == u'-' || sign == kMinus;
  } else if (digit > 1 && (text_[digit - 1] == kMinus || text_[digit - 1] == u'-') &&
             is_blank(text_[digit - 2]) && !is_line_end(text_[digit - 2]) &&
             digit - 1 >= free_from_) {
    amount.start = digit - 1;
    amount.negative = true;
    if (i > 0) amount.token = i - 1;
  }
  const char16_t next = unit_at(text_, number.end);
  const bool more = is_digit(unit_at(text_, number.end + 1));
  // A list, a clock time, a fraction or part of a code.
  if (number.list || (more && (next == u':' || next == u'/' || next == u'h' || next == u'H'))) {
    free_from_ = number.end;
    while (free_from_ < text_.size() && !is_blank(text_[free_from_]) &&
           (is_digit(text_[free_from_]) || (is_digit(unit_at(text_, free_from_ + 1))))) {
      ++free_from_;
    }
    label_end_ = free_from_;
    return true;
  }
  if (score(number, amount.token)) return true;
  const std::uint32_t letters = letter_run(text_, number.end);
  if (number.bare && !amount.unit && (letters > number.end || next == 0xBA)) {
    const std::uint32_t end = std::max(letters, number.end + 1);
    if (words_.find_whole(text_, number.end, end, FigureKinds(Kind::kSuffix)) && number.value) {
      return ordinal({digit, end}, number.value->digits);
    }
  }
  complete(amount);
  const std::uint32_t reached = std::max(amount.end, number.end);
  if (letters > number.end && reached == number.end) {
    free_from_ = std::max(at.end, reached);  // 5G, 4x100
    return true;
  }
  free_from_ = reached;
  judge(amount);
  return true;
}

bool QuantityFinder::spelled(std::size_t i) {
  const Token& token = document_.tokens[i];
  if (!words_.may_begin(text_.substr(token.at.start, token.at.size()))) return false;
  if (const FigureMatch fixed = words_.find(text_, token.at.start, FigureKinds(Kind::kFixed))) {
    free_from_ = fixed.end;
    return true;
  }
  const Upos tag = token.upos;
  if (tag == Upos::kVerb || tag == Upos::kAux) return false;
  const auto number = read_words(text_, token.at.start, words_);
  // "un v\u00E9lo neuf" but "cinq cents" in capitals is a number all the same.
  const bool other = tag == Upos::kAdj || tag == Upos::kPropn;
  if (!number ||
      (number->article && !number->fraction &&
       !words_.find(text_, after_gap(text_, number->end), kQuantityUnits)) ||
      (other && !number->scaled && !number->fraction && number->end == token.at.end)) {
    const FigureMatch word = words_.find(text_, token.at.start, FigureKinds(Kind::kOrdinal));
    if (!word || tag == Upos::kNoun || tag == Upos::kAdv) return false;
    return ordinal({token.at.start, word.end}, word.entry->value);
  }
  Amount amount;
  amount.number = *number;
  amount.token = i;
  amount.start = number->start;
  complete(amount);
  free_from_ = std::max(amount.end, number->end);
  judge(amount);
  return true;
}

std::vector<Quantity> QuantityFinder::find() {
  const auto& tokens = document_.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Utf16Span at = tokens[i].at;
    if (at.end <= free_from_) continue;
    if (in_date(i)) {
      free_from_ = std::max(at.end, document_.dates[date_].at.end);
      continue;
    }
    if (at.start >= free_from_ && (code(i) || spelled(i) || roman(i))) continue;
    // A token may hold several numbers: 15-20.
    while (free_from_ < at.end && figures(i)) {
    }
  }
  return std::move(quantities_);
}

std::vector<Quantity> find_quantities(const Document& document, const FigureWords& words,
                                      const TokenRules& rules) {
  return QuantityFinder(document, words, rules).find();
}

}  // namespace filigrane
