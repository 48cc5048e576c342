#pragma once
#include <span>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"
#include "model/lexicon.h"

namespace filigrane {

/// A language that the text may be in, and the lexicon that knows its words.
struct LanguageCandidate {
  std::string_view code;
  const Lexicon* lexicon = nullptr;
};

/// The candidate whose lexicon knows most of the text's words, weighted by how many words that are
/// in no other candidate's lexicon it knows; "und" when too few are known. Reads a sample of a long
/// text, spread over it.
Language identify_language(std::u16string_view text, std::span<const LanguageCandidate> candidates);

}  // namespace filigrane
