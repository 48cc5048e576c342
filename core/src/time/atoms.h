#pragma once
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "time/time_words.h"

namespace filigrane {

/// The smallest part of a text that a pattern of time_patterns.tsv sees: a run of letters, a run of
/// ASCII digits, or any other character. Finer than tokens, and the same in every language.
struct Atom {
  Utf16Span at;
  WordId word = kNoWord;
  std::uint16_t number = 0;  ///< of at most four digits
  std::uint8_t digits = 0;   ///< 0: no number; 9: nine or more
  bool letters = false;      ///< a word
  bool capital = false;      ///< begins with a capital
  bool roman = false;        ///< begins with I, V or X
  bool attached = false;     ///< nothing stands between it and the atom before
};

/// Appends the atoms of `range`.
void append_atoms(std::u16string_view text, Utf16Span range, const TimeWords& words,
                  std::vector<Atom>& atoms);

}  // namespace filigrane
