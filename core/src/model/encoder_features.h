/// What the encoder sees of each token: hashes of features, each with a row of numbers in the
/// model.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/features.h"
#include "model/gazetteer.h"

namespace filigrane {

/// Which feature of a token is which; training leaves some out at times.
struct EncoderFeature {
  static constexpr std::size_t kWord = 0;  ///< folded
  static constexpr std::size_t kShape = 1;
  static constexpr std::size_t kTags = 7, kReadings = 8;  ///< what the lexicon says
  static constexpr std::size_t kGap = 9, kBlock = 10;     ///< where the token stands
  static constexpr std::size_t kWritten = 11;  ///< the word with its accents, if it has any
};

/// Adds the features of the tokens of one block, for analysis and training alike.
void add_encoder_features(std::u16string_view text, std::span<const Token> tokens,
                          std::span<const Attributes> attributes, std::span<const NameHint> hints,
                          FeatureTable& table);

}  // namespace filigrane
