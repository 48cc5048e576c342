#include "quantities/quantities.h"

#include <algorithm>

#include "quantities/codes.h"
#include "quantities/cursor.h"
#include "quantities/surroundings.h"

namespace filigrane {
namespace {

using Kind = FigureKind;
constexpr FigureKinds kUnits(Kind::kMoney, Kind::kNamed, Kind::kWeak, Kind::kCent, Kind::kPenny,
                             Kind::kPercent, Kind::kMeasure, Kind::kTime);
constexpr FigureKinds kMoneyUnits(Kind::kMoney, Kind::kNamed, Kind::kWeak);
constexpr char16_t kMinus = 0x2212;

/// A number with all that belongs to it.
struct Amount {
  Number number;
  std::size_t token = 0;  // the first
  std::uint32_t start = 0, end = 0;
  const FigureEntry* unit = nullptr;
  std::optional<Counted> counted;
  bool negative = false;
  bool time() const {
    return (unit && unit->kind == Kind::kTime) || (counted && counted->lemma.empty());
  }
};

class Finder {
 public:
  Finder(const Document& document, const FigureWords& words, const TokenRules& rules)
      : document_(document),
        text_(document.text),
        words_(words),
        rules_(rules),
        around_(document, words) {}

  std::vector<Quantity> find();

 private:
  /// A number without unit, which may share that of the next: 30 [a 43 %].
  struct Held {
    Amount amount;
    bool given = false;  // as the last quantity
  };

  bool in_date(std::size_t i);
  const Mention* mention_at(Utf16Span at);
  bool code(std::size_t i);
  bool figures(std::size_t i);
  bool spelled(std::size_t i);
  bool ordinal(Utf16Span at, std::uint64_t value);
  bool roman(std::size_t i);
  bool score(const Number& first, std::size_t i);
  void complete(Amount& amount);
  void read_unit(Amount& amount);
  void read_cents(Amount& amount);
  void judge(Amount& amount);
  bool counts(const Amount& amount, bool hedged);
  void give(const Amount& amount, bool hedged);
  void share_unit(const Amount& amount, bool hedged);
  bool joined(std::uint32_t from, std::uint32_t to) const;
  bool named_in_full(const std::string& currency) const;

  const Document& document_;
  std::u16string_view text_;
  const FigureWords& words_;
  const TokenRules& rules_;
  Surroundings around_;
  std::vector<Quantity> quantities_;
  std::size_t date_ = 0, mention_ = 0;
  std::uint32_t free_from_ = 0;
  std::uint32_t label_end_ = 0;  // of the last number that names something
  std::optional<Held> held_;
  std::vector<std::string> currencies_;  // written with a sign or in full so far
};

bool Finder::in_date(std::size_t i) {
  const Utf16Span at = document_.tokens[i].at;
  const auto& dates = document_.dates;
  while (date_ < dates.size() && dates[date_].at.end <= at.start) ++date_;
  return date_ < dates.size() && dates[date_].at.start < at.end;
}

/// The mention that `at` lies in or that ends at its start; asked in the order of the text.
const Mention* Finder::mention_at(Utf16Span at) {
  const auto& mentions = document_.mentions;
  while (mention_ < mentions.size() && mentions[mention_].at.end < at.start) ++mention_;
  return mention_ < mentions.size() && mentions[mention_].at.start <= at.start ? &mentions[mention_]
                                                                               : nullptr;
}

bool Finder::joined(std::uint32_t from, std::uint32_t to) const {
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

/// URLs, e-mail addresses, tickers, telephone numbers.
bool Finder::code(std::size_t i) {
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

bool Finder::ordinal(Utf16Span at, std::uint64_t value) {
  free_from_ = at.end;
  const auto noun = around_.counted(at.end);
  const bool time = around_.unit(at.end, FigureKinds(Kind::kTime)) || (noun && noun->lemma.empty());
  const Mention* mention = mention_at(at);
  if (time || (mention && mention->at.end >= at.end)) return true;
  quantities_.push_back({at, QuantityKind::kOrdinal, std::to_string(value), {}, false});
  return true;
}

/// XXe, IIIeme: Roman figures with the ending of an ordinal.
bool Finder::roman(std::size_t i) {
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
bool Finder::score(const Number& first, std::size_t i) {
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
  if (around_.unit(other.end, kUnits) ||
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

bool Finder::figures(std::size_t i) {
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

bool Finder::spelled(std::size_t i) {
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
       !words_.find(text_, after_gap(text_, number->end), kUnits)) ||
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

/// Scale, unit and noun behind the number.
void Finder::complete(Amount& amount) {
  Number& number = amount.number;
  if (!number.in_words) read_scale(text_, words_, number);
  const std::uint32_t gap = after_gap(text_, number.end);
  const FigureMatch scale = words_.find(text_, gap, FigureKinds(Kind::kShort));
  if (scale) {
    const FigureMatch of =
        words_.find(text_, after_blanks(text_, scale.end), FigureKinds(Kind::kOf));
    const std::uint32_t money = after_blanks(text_, of ? of.end : scale.end);
    if (amount.unit || words_.find(text_, money, kMoneyUnits)) {
      if (number.value) number.value = product(*number.value, Decimal{scale.entry->value, 0});
      number.scale = {scale.entry->value, 0};
      number.scaled = true;
      number.bare = false;
      number.end = scale.end;
    }
  }
  amount.end = number.end;
  if (!amount.unit) read_unit(amount);
}

void Finder::read_unit(Amount& amount) {
  const Number& number = amount.number;
  FigureMatch unit = around_.unit(number.end, kUnits);
  std::uint32_t noun_from = number.end;
  if (!unit) {
    const std::uint32_t gap = after_blanks(text_, number.end);
    const FigureMatch of =
        gap > number.end ? words_.find(text_, gap, FigureKinds(Kind::kOf)) : FigureMatch{};
    const bool links = number.scaled || number.approximate || number.fraction;
    if (of && links) {
      unit = words_.find(text_, after_blanks(text_, of.end), kUnits);
      noun_from = of.end;
    }
  }
  if (unit && unit.entry->kind == Kind::kWeak && !number.scaled &&
      !named_in_full(unit.entry->unit)) {
    unit = {};
  }
  // "un degr\u00E9", "une livre": articles.
  if (unit && number.article && unit.entry->kind == Kind::kMeasure) unit = {};
  // 50p, but not "1 p"; "5 second"
  if (unit && unit.entry->kind == Kind::kPenny && unit.end != number.end + 1 &&
      unit.end - number.end < 4) {
    unit = {};
  }
  if (unit) {
    amount.unit = unit.entry;
    amount.end = unit.end;
    read_cents(amount);
    return;
  }
  if (number.fraction || number.article) return;
  amount.counted = around_.counted(noun_from);
  if (noun_from != number.end && !amount.counted) {
    // d'hommes: the elided word touches the noun.
    const std::size_t token = around_.token_at(noun_from);
    if (token < document_.tokens.size() && document_.tokens[token].at.start == noun_from &&
        document_.tokens[token].upos == Upos::kNoun) {
      amount.counted = Counted{document_.tokens[token].at.end, document_.tokens[token].lemma, true};
    }
  }
  if (amount.counted) amount.end = amount.counted->end;
}

/// "3 euros 50", "2 euros et 20 centimes", "1 EUR 30"
void Finder::read_cents(Amount& amount) {
  Number& number = amount.number;
  const Kind kind = amount.unit->kind;
  if (kind == Kind::kCent || kind == Kind::kPenny) {
    if (number.value) number.value = product(*number.value, Decimal{1, -2});
    return;
  }
  if (kind != Kind::kMoney || number.scaled || !number.value || number.value->exponent < 0) return;
  std::uint32_t at = after_blanks(text_, amount.end);
  const FigureMatch join = words_.find(text_, at, FigureKinds(Kind::kAnd));
  if (join) at = after_blanks(text_, join.end);
  const std::uint32_t end = digit_run(text_, at);
  const FigureMatch cent = around_.unit(end, FigureKinds(Kind::kCent, Kind::kPenny));
  const std::uint32_t behind = after_gap(text_, end);
  const bool open = is_letter(unit_at(text_, behind)) || unit_at(text_, behind) == u'%' ||
                    is_digit(unit_at(text_, behind)) ||
                    u_charType(unit_at(text_, behind)) == U_CURRENCY_SYMBOL;
  if (end == at || end - at > 2 || (!cent && (join || open || end - at != 2))) return;
  std::uint64_t cents = 0;
  for (std::uint32_t i = at; i < end; ++i) cents = cents * 10 + (text_[i] - u'0');
  number.value = sum(*number.value, Decimal{cents, -2});
  amount.end = cent ? cent.end : end;
}

/// A currency of which a pound or a "livre" may speak was written with its sign or in full.
bool Finder::named_in_full(const std::string& currency) const {
  return std::find(currencies_.begin(), currencies_.end(), currency) != currencies_.end();
}

bool Finder::counts(const Amount& amount, bool hedged) {
  const Number& number = amount.number;
  const Mention* mention = mention_at({number.start, number.end});
  if (amount.unit &&
      !(amount.unit->kind == Kind::kMeasure && mention && mention->at.end > amount.end)) {
    return !around_.labelled(amount.token) || amount.unit->kind != Kind::kMeasure;
  }
  if (mention && mention->at.end >= number.end) return false;
  if (number.fraction) {
    const bool of = static_cast<bool>(
        words_.find(text_, after_blanks(text_, number.end), FigureKinds(Kind::kOf)));
    return of || !number.article;
  }
  if (number.in_words) return amount.counted || number.scaled || number.approximate;
  if (around_.labelled(amount.token)) return false;
  if (!amount.counted && label_end_ != 0 &&
      (joined(label_end_, number.start) || unit_at(text_, label_end_) == u',') &&
      number.start - label_end_ < 6) {
    return false;
  }
  if (hedged || number.scaled) return true;
  return !around_.is_name(number, amount.token, amount.counted ? &*amount.counted : nullptr);
}

void Finder::judge(Amount& amount) {
  const bool hedged = around_.hedged(amount.token);
  if (amount.time()) {
    if (held_ && held_->given && joined(held_->amount.end, amount.start)) quantities_.pop_back();
    held_.reset();
    return;
  }
  const bool counted = counts(amount, hedged);
  if (!counted && !amount.number.in_words) label_end_ = amount.number.end;
  if (amount.unit || amount.counted || amount.number.scaled) {
    if (counted) {
      share_unit(amount, hedged);
      give(amount, hedged);
    }
    held_.reset();
    return;
  }
  if (counted) give(amount, hedged);
  held_.reset();
  const bool named = !counted && !amount.number.in_words;
  if (!named && amount.number.value) held_ = Held{amount, counted};
}

/// "de 30 a 43 %", "deux a trois milliards": what follows the second number belongs to both.
void Finder::share_unit(const Amount& amount, bool hedged) {
  if (!held_ || !joined(held_->amount.end, amount.start) || amount.number.fraction) return;
  Amount first = held_->amount;
  first.unit = amount.unit;
  first.counted = amount.counted;
  const auto scaled = product(*first.number.value, amount.number.scale);
  if (scaled && amount.number.value && is_less(*scaled, *amount.number.value)) {
    first.number.value = scaled;
  }
  if (held_->given) quantities_.pop_back();
  give(first, hedged || around_.hedged(first.token));
}

void Finder::give(const Amount& amount, bool hedged) {
  const Number& number = amount.number;
  Quantity quantity;
  quantity.at = {amount.start, amount.end};
  if (number.value) {
    quantity.value = to_string(*number.value);
    if (amount.negative && *quantity.value != "0") quantity.value->insert(0, 1, '-');
  }
  quantity.approximate = hedged || number.approximate;
  if (amount.unit) {
    quantity.unit = amount.unit->unit;
    switch (amount.unit->kind) {
      case Kind::kPercent:
        quantity.kind = QuantityKind::kPercent;
        break;
      case Kind::kMeasure:
        quantity.kind = QuantityKind::kMeasure;
        break;
      case Kind::kPenny:
        quantity.unit = "GBP";
        quantity.kind = QuantityKind::kMoney;
        break;
      default:
        quantity.kind = QuantityKind::kMoney;
        if (amount.unit->kind == Kind::kMoney && !named_in_full(quantity.unit)) {
          currencies_.push_back(quantity.unit);
        }
    }
  } else if (amount.counted) {
    quantity.unit = amount.counted->lemma;
  }
  quantities_.push_back(std::move(quantity));
}

std::vector<Quantity> Finder::find() {
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

}  // namespace

std::vector<Quantity> find_quantities(const Document& document, const FigureWords& words,
                                      const TokenRules& rules) {
  return Finder(document, words, rules).find();
}

}  // namespace filigrane
