/// Corpora as numbers for the trainer of the encoder (training/encoder): the core's own tokens,
/// features and hints, with the right answers.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "model/gazetteer.h"
#include "model/lexicon.h"
#include "tagging/morphology.h"

namespace filigrane::training {

/// Writes `<out>/<set>-<variant>.bin` for every set of the recipe and `<out>/labels.json`.
///
/// A file holds little-endian arrays: counts (u32: sequences, tokens, features, source), where
/// sequences begin (u32, + 1), where features of tokens begin (u32, + 1), feature hashes (u32),
/// then a token each: tag (i16), morphology (i16), name (i8), sentence end (i8), all -1 where
/// unknown, and whether the form may be several words (u8).
void write_examples(const nlohmann::json& recipe, const std::string& root, const Lexicon& lexicon,
                    const Morphology& morphology, const Gazetteer& gazetteer,
                    const std::string& out);

}  // namespace filigrane::training
