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
  static std::optional<Heads> read(std::string_view section);

  /// Outputs for tags, end and names, which every token needs; those of the morphology follow.
  std::size_t prompt_outputs() const { return tags_.size() + 1 + names_.labels().size(); }
  /// Parts of speech, with + between those of a contracted token.
  const std::vector<std::string>& tags() const { return tags_; }
  const Chain& names() const { return names_; }

  /// Prompt outputs of one token, natural logarithms up to a constant.
  using Scores = std::span<const float>;
  Scores tag_scores(Scores all) const { return all.first(tags_.size()); }
  /// log p/(1-p) that a sentence ends behind the token.
  float end_score(Scores all) const { return all[tags_.size()]; }
  Scores name_scores(Scores all) const {
    return all.subspan(tags_.size() + 1, names_.labels().size());
  }

 private:
  std::vector<std::string> tags_;
  Chain names_;
};

}  // namespace filigrane
