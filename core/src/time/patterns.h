/// The patterns of core/data/time_patterns.tsv, compiled.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "time/numerals.h"
#include "time/time_words.h"

namespace filigrane {

/// How the value of an expression follows from its parts: column `rule` of time_patterns.tsv.
enum class TimeRule : std::uint8_t {
  kNone,  ///< looks like time and is none: an age
  kDate,
  kYear,
  kDeixis,
  kWeekday,
  kUnit,
  kAgo,
  kAhead,
  kStep,
  kSame,
  kHoliday,
  kSeason,
  kPart,
  kClock,
  kDecade,
  kCentury,
  kDuration,
  kSet,
};

/// What one element of a pattern found.
struct Capture {
  ClassId of = kNoClass;             ///< of a word
  Numeral numeral = Numeral::kNone;  ///< of a number
  const TimeForm* form = nullptr;
  NumeralValue value;
  std::uint32_t first = 0, end = 0;  ///< atoms
};

struct TimeMatch {
  TimeRule rule = TimeRule::kNone;
  std::uint32_t first = 0, end = 0;    ///< atoms of all, context included
  std::vector<TokenSpan> expressions;  ///< atoms of each expression, in order
  std::vector<Capture> captures;       ///< in order

  // What is tried before it is found, kept so that nothing is allocated for each word.
  std::vector<TokenSpan> tried_expressions;
  std::vector<Capture> tried_captures;
};

/// One language's words and patterns. Read once, shared by all texts, never changed.
class TimeRules {
 public:
  explicit TimeRules(std::string_view language);

  const TimeWords& words() const { return words_; }
  /// The longest match that begins with atom `i`; of two the one that stands first in the table.
  /// False if there is none. `match` is overwritten.
  bool match(const NumeralReader& numerals, std::span<const Atom> atoms, std::uint32_t i,
             TimeMatch& match) const;

 private:
  enum class Op : std::uint8_t { kWords, kClass, kNumeral, kChoice, kOpen, kClose };
  struct Step {
    Op op = Op::kWords;
    bool attached = false;  // nothing stands before it
    ClassId of = kNoClass;  // kClass
    Numeral numeral = Numeral::kNone;
    std::vector<std::uint16_t> targets = {};  // kChoice: the steps to go on with, the best first
    std::vector<std::vector<WordId>> words = {};  // kWords: any of these
  };
  using Steps = std::vector<Step>;
  struct Pattern {
    TimeRule rule = TimeRule::kNone;
    Steps steps;
  };
  struct Trial;

  void read(std::string_view table, std::string_view language);
  bool compile(std::string_view source, Pattern& pattern);
  char compile_sequence(std::string_view& source, Steps& steps);
  void compile_choice(std::string_view& source, bool optional, Steps& steps);
  void compile_element(std::string_view piece, Steps& steps);
  void index(std::uint16_t number, std::size_t step);
  static bool ends(const Steps& steps, std::size_t step);
  void mark_used();
  void enter(std::uint16_t number, WordId word, bool alone);
  bool run(const Pattern& pattern, std::size_t step, std::uint32_t at, Trial& trial) const;

  TimeWords words_;
  std::vector<Pattern> patterns_;
  std::vector<std::vector<std::uint16_t>> by_word_;  // the patterns that may begin with a word
  WordId apostrophe_ = kNoWord;
  std::vector<bool> used_;   // words that some pattern has
  std::vector<bool> alone_;  // words that may be a whole match, without one behind
  std::vector<std::uint16_t> by_figure_, by_roman_;  // … with figures
};

}  // namespace filigrane
