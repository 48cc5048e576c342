#pragma once
#include <string_view>

#include "filigrane/filigrane.h"
#include "time/time_words.h"

namespace filigrane {

/// When, seen from the moment of writing, what a clause tells takes place.
enum class Tense : std::uint8_t { kUnknown, kPast, kPresent, kFuture };

/// The tense of the verb that an expression of time goes with: the nearest verb of its sentence,
/// where marks and words that begin a clause count as distance.
class TenseReader {
 public:
  TenseReader(const Document& document, const TimeWords& words);
  Tense at(Utf16Span expression) const;

 private:
  Tense tense_of(std::size_t token, std::size_t first, std::size_t end) const;
  Tense of_verb(const Token& token) const;
  Tense planned(std::size_t token, std::size_t first) const;
  int turn(const Token& token) const;
  int barrier(const Token& token) const;

  const Document& document_;
  const TimeWords& words_;
  ClassId turn_;
};

}  // namespace filigrane
