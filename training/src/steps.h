/// The steps from corpora to a model file, each making one or two sections from what is before it.
#pragma once
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus.h"
#include "model/bundle.h"

namespace filigrane::training {

struct Training {
  nlohmann::json recipe;  ///< training/recipes/*.json
  std::string root;       ///< where the recipe's files are
  std::map<std::string, std::string> sections;
  std::shared_ptr<const Bundle> earlier;  ///< a file whose sections may be used again
};

/// Also "lexicon-classes", "lemmas", "morphology".
void make_lexicon(Training& training);
void make_gazetteer(Training& training);
void make_rarity(Training& training);
void make_sentences(Training& training);
void make_tagger(Training& training);
void make_names(Training& training);

/// Makes the lexicon and prints how it does on a treebank, given right parts of speech and
/// features.
void evaluate_lexicon(Training& training, const std::string& treebank, bool show_errors);

/// Takes the sections of a step from the earlier file.
void reuse(Training& training, const std::string& step);

/// The model file with its self-test.
std::string pack(const Training& training);

}  // namespace filigrane::training
