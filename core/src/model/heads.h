/// What the outputs of the encoder are, in this order: tags, the end of a sentence, labels of
/// names, values of morphological features.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/chain.h"

namespace filigrane {

/// The scores of one token by task.
class Heads {
 public:
  /// Section "heads" of a bundle (docs/model-format.md).
  /// @param outputs  of the encoder; nothing when it has fewer than tags, end and names take
  static std::optional<Heads> read(std::string_view section, std::size_t outputs);

  std::size_t outputs() const { return outputs_; }
  std::size_t morphology_outputs() const {
    return outputs_ - tags_.size() - 1 - names_.labels().size();
  }
  /// Parts of speech, with + between those of a contracted token.
  const std::vector<std::string>& tags() const { return tags_; }
  const Chain& names() const { return names_; }

  using Scores = std::span<const float>;  ///< of one token, natural logarithms up to a constant
  Scores tag_scores(Scores all) const { return all.first(tags_.size()); }
  /// log p/(1-p) that a sentence ends behind the token.
  float end_score(Scores all) const { return all[tags_.size()]; }
  Scores name_scores(Scores all) const {
    return all.subspan(tags_.size() + 1, names_.labels().size());
  }
  /// The outputs of tagging/morphology.h.
  Scores morphology_scores(Scores all) const {
    return all.subspan(tags_.size() + 1 + names_.labels().size());
  }

 private:
  std::vector<std::string> tags_;
  Chain names_;
  std::size_t outputs_ = 0;
};

}  // namespace filigrane
