/// What the encoder sees of each token: hashes of features, each with a row of numbers in the
/// model.
#pragma once
#include <span>
#include <string_view>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/features.h"
#include "model/gazetteer.h"

namespace filigrane {

/// Adds the features of the tokens of one block, for analysis and training alike. The first feature
/// of a token is its word, folded: training predicts it where it is hidden.
void add_encoder_features(std::u16string_view text, std::span<const Token> tokens,
                          std::span<const Attributes> attributes, std::span<const NameHint> hints,
                          FeatureTable& table);

}  // namespace filigrane
