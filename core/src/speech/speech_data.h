#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// Classes of words and frames of verbs are sets of bits.
using Bits = std::uint32_t;

namespace word_class {
enum : Bits {
  kThat = 1u << 0,
  kWhether = 1u << 1,
  kRelative = 1u << 2,
  kLink = 1u << 3,
  kView = 1u << 4,
  kAs = 1u << 5,
  kHe = 1u << 6,
  kShe = 1u << 7,
  kThey = 1u << 8,
  kAnyone = 1u << 9,
  kYou = 1u << 10,
  kObject = 1u << 11,
  kHearer = 1u << 12,
  kDocument = 1u << 13,
  kBody = 1u << 14,
  kWork = 1u << 15,
  kNaming = 1u << 16,
  kCrowd = 1u << 17,
  kPerson = 1u << 18,  ///< in core/data/roles.tsv
};
}  // namespace word_class

namespace frame {
enum : Bits {
  kDirect = 1u << 0,
  kClause = 1u << 1,
  kBare = 1u << 2,
  kTold = 1u << 3,  ///< "object" in the table
  kInfinitive = 1u << 4,
  kDe = 1u << 5,
  kTo = 1u << 6,
  kSelf = 1u << 7,
};
}  // namespace frame

struct SpeechVerb {
  std::string lemma;
  Stance stance = Stance::kNeutral;
  Bits frames = 0;
};

/// core/data/speech_verbs.tsv and speech_words.tsv for one language; nothing for any other.
class SpeechData {
 public:
  explicit SpeechData(std::string_view language);
  /// Whether core/data says which nouns are of people.
  bool knows_people() const { return knows_people_; }
  /// The verb with this lemma, or null.
  const SpeechVerb* verb(std::string_view lemma) const;
  /// The verb of the words `before` and `lemma` (faire savoir) or `lemma` and `behind` (point out).
  const SpeechVerb* verb_of_two(std::string_view first, std::string_view second) const;
  /// Whether a verb of two words has `lemma` in it.
  bool in_verb_of_two(std::string_view lemma) const { return of_two_.contains(lemma); }
  /// Classes of a folded form or lemma.
  Bits classes(std::string_view folded) const;
  /// Sources of several words ("d'apres") that begin with this folded form, the other words.
  const std::vector<std::vector<std::string>>* sources(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  Map<SpeechVerb> verbs_;
  Map<bool> of_two_;
  bool knows_people_ = false;
  Map<Bits> words_;
  Map<std::vector<std::vector<std::string>>> sources_;
};

std::shared_ptr<const SpeechData> read_speech_data(std::string_view language);

}  // namespace filigrane
