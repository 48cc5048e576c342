/// Collects the readings of all forms and writes the lexicon.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus.h"
#include "lemma_edits.h"
#include "reading_rules.h"

namespace filigrane::training {

/// A treebank and what it is good for.
struct LexiconTreebank {
  std::string source;  ///< name of the file without folder and ending, for the reading rules
  bool main = false;   ///< the one whose conventions hold
  bool feats = true;   ///< its features can be trusted
  std::vector<TreebankSentence> sentences;
};

/// One word of a treebank, single tokens only.
struct TreebankWord {
  std::string form, lower, upos, lemma, feats;
};
std::vector<TreebankWord> words_of(const std::vector<TreebankSentence>& sentences);

struct BuiltReading {
  std::string feats;  ///< ReadingRules::kUnknown where not known
  Edit edit;
};
struct BuiltLexicon {
  /// lower form -> part of speech -> readings, best first
  std::map<std::string, std::map<std::string, std::vector<BuiltReading>>> forms;
  std::string automaton, classes;  ///< the sections
};

/// The rules that a recipe names.
ReadingRules rules_of(const nlohmann::json& recipe, const std::string& root);

/// @param recipe  "lexicons", "raw_text", "morphology" are used
BuiltLexicon build_lexicon(const nlohmann::json& recipe, const std::string& root,
                           const std::vector<LexiconTreebank>& treebanks);

/// Section "morphology": the features, and the bundles seen in the main treebank.
std::string build_morphology(const nlohmann::json& recipe, const BuiltLexicon& lexicon,
                             const std::vector<LexiconTreebank>& treebanks);

}  // namespace filigrane::training
