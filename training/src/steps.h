/// The steps from corpora to a model file.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus.h"
#include "encoder/trainer.h"

namespace filigrane::training {

struct Training {
  nlohmann::json recipe;  ///< training/recipes/*.json
  std::string root;       ///< where the recipe's files are
  std::map<std::string, std::string> sections;
};

// What is looked up.
/// Also "lexicon-classes", "lemmas", "morphology".
void make_lexicon(Training& training);
void make_gazetteer(Training& training);
void make_rarity(Training& training);

/// Makes the lexicon and prints how it does on a treebank, given right parts of speech and
/// features.
void evaluate_lexicon(Training& training, const std::string& treebank, bool show_errors);

/// A model file that holds what is looked up and no more.
std::string write_lookups(const Training& training);
/// Takes the sections from such a file, or from a whole model.
void read_lookups(const std::string& path, Training& training);

/// Options of the recipe's "encoder": `end_bias` is added to the scores of sentence ends,
/// `name_temperature` divides those of names when they become probabilities.
void add_encoder(TrainedEncoder encoder, Training& training);

/// The model file with its self-test.
std::string pack(const Training& training);

}  // namespace filigrane::training
