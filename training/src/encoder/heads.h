/// What the encoder is asked, and how wrong an answer is.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "encoder/dataset.h"
#include "encoder/network.h"

namespace filigrane::training {

/// One morphological feature: its values, and absence as value 0.
struct Feature {
  std::string name;
  std::vector<std::string> values;
  int first = 0;  ///< of its outputs
};

/// The outputs in order: tags, sentence end (one number), names, morphology.
struct Heads {
  std::vector<std::string> tags, names, bundles;
  std::vector<bool> joined;  ///< tags of several words
  std::vector<Feature> features;
  std::vector<std::vector<int>> values;  ///< bundle x feature
  int tag = 0, end = 0, name = 0, morph = 0, outputs = 0;

  /// @param labels  what write_examples() wrote
  static Heads make(const nlohmann::json& labels);
};

/// Scores of going from one name label to another; what can never be is far below 0.
struct Transitions {
  Matrix between, begin, end;  ///< n x n, 1 x n, 1 x n
  static Transitions zero(const std::vector<std::string>& labels);
  static Transitions forbidden(const std::vector<std::string>& labels);
};

struct Wanted {
  bool morphology = false;
  float weight = 1, ends = 0.5f;
};

/// Loss of one sequence; adds its gradient.
/// @param scores    tokens x outputs
/// @param gradient  tokens x outputs, zero before
double loss(const Heads& heads, const Transitions& transitions, const Dataset& set,
            std::size_t first, const Wanted& wanted, const Matrix& scores, Matrix& gradient,
            Transitions& transition_gradient);

/// The best sequence of names (Viterbi).
std::vector<int> best_names(const Heads& heads, const Transitions& transitions,
                            const Matrix& scores);

/// Counts right answers on development sets.
struct Score {
  std::size_t tags = 0, tags_right = 0, morphs_right = 0;
  std::size_t ends = 0, ends_found = 0, ends_right = 0;
  std::size_t names = 0, names_found = 0, names_right = 0;
  void add(const Heads& heads, const Transitions& transitions, const Dataset& set,
           std::size_t first, const Matrix& scores);
  std::string text() const;
};

}  // namespace filigrane::training
