/// Learns the section "lemmas" (core/src/model/lemmas.h).
#pragma once
#include <string>
#include <vector>

#include "lexicon_builder.h"

namespace filigrane::training {

struct LemmaOptions {
  std::vector<std::string> free;  ///< features that readings leave out
  int min_gain = 3;    ///< words that a rule must get right which the shorter one gets wrong
  int min_group = 50;  ///< words that a group of features needs for rules of its own
};

/// From the words of the lexicon, and those of the treebanks that it does not have.
std::string train_lemma_rules(const BuiltLexicon& lexicon,
                              const std::vector<LexiconTreebank>& treebanks,
                              const LemmaOptions& options);

}  // namespace filigrane::training
