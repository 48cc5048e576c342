#include "quantities/quantity_finder.h"

#include <algorithm>

#include "quantities/cursor.h"

namespace filigrane {
namespace {

using Kind = FigureKind;
constexpr FigureKinds kMoneyUnits(Kind::kMoney, Kind::kNamed, Kind::kWeak);

}  // namespace

/// Scale, unit and noun behind the number.
void QuantityFinder::complete(Amount& amount) {
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

void QuantityFinder::read_unit(Amount& amount) {
  const Number& number = amount.number;
  FigureMatch unit = around_.unit(number.end, kQuantityUnits);
  std::uint32_t noun_from = number.end;
  if (!unit) {
    const std::uint32_t gap = after_blanks(text_, number.end);
    const FigureMatch of =
        gap > number.end ? words_.find(text_, gap, FigureKinds(Kind::kOf)) : FigureMatch{};
    const bool links = number.scaled || number.approximate || number.fraction;
    if (of && links) {
      unit = words_.find(text_, after_blanks(text_, of.end), kQuantityUnits);
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
void QuantityFinder::read_cents(Amount& amount) {
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
bool QuantityFinder::named_in_full(const std::string& currency) const {
  return std::find(currencies_.begin(), currencies_.end(), currency) != currencies_.end();
}

bool QuantityFinder::counts(const Amount& amount, bool hedged) {
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

void QuantityFinder::judge(Amount& amount) {
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
void QuantityFinder::share_unit(const Amount& amount, bool hedged) {
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

void QuantityFinder::give(const Amount& amount, bool hedged) {
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

}  // namespace filigrane
