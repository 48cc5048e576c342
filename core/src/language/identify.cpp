#include "language/identify.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Enough for a stable answer; a longer text is read in kParts places.
constexpr std::size_t kSampleUnits = 16384, kParts = 8;
// Below this share of known words no language is named. Running text in a language whose lexicon
// is loaded reaches 0.8 and more, a neighbour language stays under 0.5 (tests/unit/language_test).
constexpr double kKnownEnough = 0.6;

struct Count {
  double words = 0;  // that have a letter
  double known = 0;  // of them, in this lexicon
};

/// Calls `use` with each run of letters that stands in small letters, without what an apostrophe
/// cuts off. Capitalised words are left out: names say little about the language.
template <class Use>
void for_each_word(std::u16string_view text, Use use) {
  std::string word;
  bool capital = false;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
    at += c.units;
    if (u_isalpha(static_cast<UChar32>(c.value))) {
      if (word.empty()) capital = u_isupper(static_cast<UChar32>(c.value));
      append_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))), word);
    } else if (!word.empty()) {
      // "l’" and "d’" are in the lexicon with their apostrophe.
      if (is_apostrophe(c.value) && word.size() <= 2) word += '\'';
      use(word, capital);
      word.clear();
    }
  }
}

}  // namespace

Language identify_language(std::u16string_view text,
                           std::span<const LanguageCandidate> candidates) {
  std::vector<Count> counts(candidates.size());
  const auto count_words = [&](std::u16string_view part) {
    for_each_word(part, [&](std::string_view word, bool capital) {
      const double weight = capital ? 0.2 : 1.0;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        counts[i].words += weight;
        if (candidates[i].lexicon->find(word)) counts[i].known += weight;
      }
    });
  };
  if (text.size() <= kSampleUnits) {
    count_words(text);
  } else {
    const std::size_t part = kSampleUnits / kParts, step = (text.size() - part) / (kParts - 1);
    for (std::size_t i = 0; i < kParts; ++i) count_words(text.substr(i * step, part));
  }
  std::size_t best = 0;
  double second_share = 0, best_share = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double share = counts[i].words > 0 ? counts[i].known / counts[i].words : 0;
    if (share > best_share) {
      second_share = best_share;
      best_share = share;
      best = i;
    } else {
      second_share = std::max(second_share, share);
    }
  }
  if (best_share < kKnownEnough) return {"und", static_cast<Score>(1000 - best_share * 1000)};
  // Sure when the lead is clear: 20 points of known words count as certainty.
  const double lead = std::min(1.0, (best_share - second_share) / 0.2);
  return {std::string(candidates[best].code),
          static_cast<Score>(1000 * (0.5 + 0.5 * lead) * std::min(1.0, best_share / 0.8))};
}

}  // namespace filigrane
