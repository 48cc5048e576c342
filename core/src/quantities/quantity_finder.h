/// How figures are found: one pass over the tokens of a document. Its parts lie in three files:
/// what begins where (quantities.cpp), what belongs to a number and what it is (amounts.cpp), and
/// what is written in figures and is no amount (marks.cpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "filigrane/filigrane.h"
#include "quantities/figure_words.h"
#include "quantities/numbers.h"
#include "quantities/surroundings.h"
#include "tokens/token_rules.h"

namespace filigrane {

/// Everything that may stand behind a number as its unit.
inline constexpr FigureKinds kQuantityUnits(FigureKind::kMoney, FigureKind::kNamed,
                                            FigureKind::kWeak, FigureKind::kCent,
                                            FigureKind::kPenny, FigureKind::kPercent,
                                            FigureKind::kMeasure, FigureKind::kTime);

/// A number with all that belongs to it.
struct Amount {
  Number number;
  std::size_t token = 0;  // the first
  std::uint32_t start = 0, end = 0;
  const FigureEntry* unit = nullptr;
  std::optional<Counted> counted;
  bool negative = false;
  bool time() const {
    return (unit && unit->kind == FigureKind::kTime) || (counted && counted->lemma.empty());
  }
};

class QuantityFinder {
 public:
  QuantityFinder(const Document& document, const FigureWords& words, const TokenRules& rules)
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

}  // namespace filigrane
