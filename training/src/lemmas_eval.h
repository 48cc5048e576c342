#pragma once
#include <map>
#include <string>
#include <vector>

#include "corpus.h"

namespace filigrane::training {

/// Prints how many lemmas of a treebank are right, given its tokens, parts of speech and features,
/// and how often the lexicon lists the right features.
/// @param sections  of a model: "lexicon", "lexicon-classes", "lemmas", "morphology"
void evaluate_lemmas(const std::map<std::string, std::string>& sections,
                     const std::string& language, const std::vector<TreebankSentence>& gold,
                     bool show_errors);

}  // namespace filigrane::training
