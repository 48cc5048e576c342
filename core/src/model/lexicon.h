/// Which parts of speech and lemmas a written form can have.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/automaton.h"

namespace filigrane {

/// A set of Upos, one bit each.
using UposSet = std::uint32_t;
constexpr UposSet upos_bit(Upos upos) { return UposSet{1} << static_cast<unsigned>(upos); }

class Lexicon {
 public:
  using Class = std::uint16_t;  ///< forms that take the same tags and lemma endings

  Lexicon() = default;
  /// Sections "lexicon" and "lexicon-classes" of a bundle; points into them.
  static std::optional<Lexicon> read(std::string_view automaton, std::string_view classes);

  /// @param lower  the form as append_lower writes it
  std::optional<Class> find(std::string_view lower) const { return forms_.find(lower); }
  UposSet tags(Class c) const { return c < classes_.size() ? classes_[c].tags : 0; }
  /// The lemma of a form of this class under this tag; nothing when the lexicon has none.
  std::optional<std::string> lemma(std::string_view lower, Class c, Upos upos) const;

 private:
  struct Lemma {  // cut `strip` bytes off the form's end, add `suffix`
    Upos upos;
    std::uint8_t strip;
    std::string_view suffix;
  };
  struct Entry {
    UposSet tags = 0;
    std::vector<Lemma> lemmas;
  };
  Automaton forms_;
  std::vector<Entry> classes_;
};

}  // namespace filigrane
