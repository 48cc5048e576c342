#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/attributes.h"

namespace filigrane {

/// Adds the sentences of a block: one ends where the model says so and typography does not gainsay
/// it, and at the end of the block. Without a model: a . ? ! or ... (with what closes behind it)
/// before a capital ends one.
/// @param tokens  of the whole text, as attributes
/// @param block   the tokens of the block
/// @param scores  log p/(1-p) that a sentence ends behind each token of the block; empty without a
///                model
void append_sentences(std::u16string_view text, std::span<const Token> tokens, TokenSpan block,
                      std::span<const Attributes> attributes, std::span<const float> scores,
                      std::vector<Sentence>& sentences);

}  // namespace filigrane
