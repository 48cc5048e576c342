/// What stands around a number and says what it is.
#pragma once
#include <optional>
#include <string>

#include "filigrane/filigrane.h"
#include "quantities/numbers.h"

namespace filigrane {

/// What a number counts: soldats, nouveaux fonds, prime-time viewers.
struct Counted {
  std::uint32_t end = 0;
  std::string lemma;
  bool plural = false;
};

class Surroundings {
 public:
  Surroundings(const Document& document, const FigureWords& words)
      : document_(document), text_(document.text), words_(words) {}

  /// The noun that follows text[at], with the adjectives before it.
  std::optional<Counted> counted(std::uint32_t at) const;
  /// A unit that follows text[at] directly or behind blanks or a hyphen.
  FigureMatch unit(std::uint32_t at, FigureKinds kinds) const {
    return words_.find(text_, after_gap_at(at), kinds);
  }
  /// "environ" and the like before token `i`.
  bool hedged(std::size_t i) const;
  /// "article", "page" before token `i`.
  bool labelled(std::size_t i) const { return form_before(i, FigureKind::kLabel); }
  /// Names something, or a house, a year, a line of a list, an age behind a name: no quantity.
  bool is_name(const Number& number, std::size_t i, const Counted* counted) const;
  /// The currency that ends right before text[at], and where it starts.
  const FigureEntry* currency_before(std::uint32_t at, std::uint32_t& start) const;
  /// The first token that ends behind text[at].
  std::size_t token_at(std::uint32_t at) const;

 private:
  std::uint32_t after_gap_at(std::uint32_t at) const;
  bool form_before(std::size_t i, FigureKind kind) const;
  bool follows(std::size_t i) const;
  bool is_numbered(std::uint64_t value, std::uint32_t at) const;
  bool is_lone(const Number& number, std::size_t i) const;
  bool is_age(const Number& number, std::size_t i) const;
  bool is_year(const Number& number, std::size_t i, const Counted* counted) const;
  Upos upos(std::size_t i) const {
    return i < document_.tokens.size() ? document_.tokens[i].upos : Upos::kX;
  }
  char16_t first_unit(std::size_t i) const {
    return i < document_.tokens.size() ? text_[document_.tokens[i].at.start] : u'\0';
  }

  const Document& document_;
  std::u16string_view text_;
  const FigureWords& words_;
};

}  // namespace filigrane
