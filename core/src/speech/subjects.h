#pragma once
#include "speech/passage.h"

namespace filigrane {

/// Units [first, last) of a passage.
struct UnitSpan {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first == last; }
};

/// Who a verb is said of.
struct Subject {
  enum class Kind : std::uint8_t {
    kNone,
    kPronoun,
    kNoun,
    kShared,  ///< that of the verb before: "... et ajoute", "en affirmant"
  };
  Kind kind = Kind::kNone;
  UnitSpan units;  ///< the pronoun, or the noun phrase with all that belongs to it
  bool behind = false;
};

/// Finds subjects by the order of words: there is no parse of the sentence to ask.
class Subjects {
 public:
  Subjects(const Document& document, const Passage& passage)
      : document_(document), units_(passage.units) {}

  /// The subject left of a verb whose group (with auxiliaries and object pronouns) begins at
  /// `verb`.
  Subject before(const Phrase& phrase, std::uint32_t verb) const;
  /// The subject right of a verb whose group ends before `from`: "a declare vendredi le ministre".
  Subject behind(const Phrase& phrase, std::uint32_t from) const;
  /// The noun phrase that begins at `from`, with its complements and a name set beside it.
  UnitSpan phrase_from(const Phrase& phrase, std::uint32_t from) const;
  /// The last noun phrase of [first, last) that hangs on no preposition before it.
  UnitSpan last_free(std::uint32_t first, std::uint32_t last) const;

  UnitSpan noun_phrase(std::uint32_t from, std::uint32_t last) const;
  std::uint32_t behind_preposition(std::uint32_t at, std::uint32_t last) const;
  /// Behind a time that stands at `at` ("vendredi", "le 3 mai"); 0 when there is none.
  std::uint32_t behind_time(std::uint32_t at, std::uint32_t last) const;
  bool is_finite(std::uint32_t unit) const;
  bool is_pronoun(std::uint32_t unit) const;
  bool is_person(std::uint32_t unit) const;
  bool starts_noun_phrase(std::uint32_t unit) const;
  const Token& token(std::uint32_t unit) const { return document_.tokens[units_[unit].token]; }

 private:
  bool is_place(std::uint32_t unit) const;
  bool in_noun_phrase(std::uint32_t unit) const;
  bool is_link(std::uint32_t unit) const;
  Subject beside(const Phrase& phrase, std::uint32_t comma) const;

  const Document& document_;
  std::span<const Unit> units_;
};

}  // namespace filigrane
