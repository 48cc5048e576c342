/// Feature bundles: joins what the lexicon lists for a form with what the sentence makes likely.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/lexicon.h"

namespace filigrane {

/// The features a language marks, and the bundles of them seen with each part of speech.
///
/// A model answers with one score for each *output*: for each feature, one for its absence, then
/// one for each of its values. Features that no word list can know, because they depend on the
/// sentence (Voice=Pass, ExtPos=ADV), are *free*: a bundle without them is its *base*, and
/// readings of the lexicon hold bases only.
class Morphology {
 public:
  struct Feature {
    std::string_view name;
    std::vector<std::string_view> values;
    std::uint16_t absent = 0;  ///< output of its absence; value i has output absent + 1 + i
    bool free = false;
  };
  using Score = std::int32_t;
  static constexpr Score kNat = 1024;  ///< scores are natural logarithms in these steps
  /// Kept within what sums of a bundle can hold.
  static Score from_nats(float score) {
    return static_cast<Score>(std::clamp(score, -1000.0f, 1000.0f) * kNat);
  }

  Morphology() = default;
  /// Section "morphology" of a bundle; points into it and into the lexicon's inventory.
  static std::optional<Morphology> read(std::string_view section, const Lexicon& lexicon);

  std::span<const Feature> features() const { return features_; }
  std::size_t outputs() const { return outputs_; }
  /// The bundles seen with a part of speech, the commonest first.
  std::span<const FeatsId> seen(Upos upos) const { return seen_[static_cast<std::size_t>(upos)]; }
  /// The bundle without its free features.
  FeatsId base(FeatsId id) const { return id < bundles_.size() ? bundles_[id].base : id; }
  /// Outputs of the values in a bundle; every other feature is absent. Rare values have none.
  std::span<const std::uint16_t> outputs_of(FeatsId id) const;

  /// The bundle that choose() finds whatever the scores are; kUnknownFeats where they decide.
  FeatsId only(Upos upos, std::span<const Reading> listed) const {
    if (seen(upos).size() != 1) return kUnknownFeats;
    const FeatsId one = seen(upos)[0];
    const bool agreed = std::all_of(listed.begin(), listed.end(), [one](const Reading& r) {
      return r.feats == one || r.feats == kUnknownFeats;
    });
    return agreed ? one : kUnknownFeats;
  }
  /// The likeliest bundle among those seen with `upos` and those the lexicon lists.
  /// @param listed  the lexicon's readings of the form under `upos`; may be empty
  /// @param scores  of each output. Logarithms of probabilities, or logits: a constant added to
  ///                all outputs of one feature changes nothing.
  FeatsId choose(Upos upos, std::span<const Reading> listed, std::span<const Score> scores) const;

 private:
  struct Bundle {
    std::uint32_t first = 0;  // in values_
    std::uint8_t count = 0, rare = 0;
    FeatsId base = kNoFeats;
  };
  Score score(FeatsId id, std::span<const Score> scores) const;

  std::vector<Feature> features_;
  std::uint16_t outputs_ = 0;
  Score listed_bonus_ = 0;
  std::vector<Bundle> bundles_;           // one for each of the lexicon's inventory
  std::vector<std::uint16_t> values_;     // outputs
  std::vector<std::uint16_t> absent_of_;  // for each output, that of the feature's absence
  std::array<std::vector<FeatsId>, kUposCount> seen_;
};

}  // namespace filigrane
