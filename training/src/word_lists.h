/// Builds the look-up parts of a bundle: lexicon, gazetteer, rarity.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus.h"

namespace filigrane::training {

struct LexiconSections {
  std::string automaton, classes;
};
/// @param sources     recipe entries {"file", "keep"?}: tables form, lemma, upos, …
/// @param treebanks   words of closed classes are taken from here, and with `all_words` every word
///                    seen twice (for a language without a lexicon)
LexiconSections build_lexicon(const nlohmann::json& sources, const std::string& root,
                              const std::vector<TreebankSentence>& treebanks, bool all_words);

/// @param sources  recipe entries {"file", "column", "kind", …}, see training/recipes
std::string build_gazetteer(const nlohmann::json& sources, const std::string& root);

/// @param files  raw text, one sentence a line, or treebanks
std::string build_rarity(const nlohmann::json& files, const std::string& root);

}  // namespace filigrane::training
