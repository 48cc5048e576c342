#pragma once
#include <functional>
#include <string>
#include <vector>

#include "model/linear_chain.h"

namespace filigrane::training {

/// One sequence with its right answer.
struct Example {
  FeatureTable features;
  std::vector<Label> labels;
  std::vector<LabelSet> allowed;  ///< empty, or one a position
  float weight = 1;
};

struct ChainOptions {
  unsigned row_bits = 16;  ///< the table has 2^row_bits rows
  int min_count = 2;       ///< features seen less often are left out
  int first_epochs = 4;    ///< with all features, to see which matter
  int epochs = 6;          ///< with those that have a row
  float rate = 0.15f;      ///< of AdaGrad
  float dropout = 0.1f;    ///< share of features left out at each visit
  float shrink = 1e-6f;    ///< L2: weights shrink by rate * shrink at each visit
  unsigned steps_per_nat = 20;
  unsigned seed = 1;
  /// Transitions that can never be, as [from * labels + to]; empty: all can.
  std::vector<bool> forbidden;
  std::vector<bool> forbidden_begin, forbidden_end;
};

/// Maximum likelihood by AdaGrad (Duchi, Hazan & Singer, JMLR 2011). Trains with all features,
/// gives the rows of the table to those that weigh most, and goes on with these; the weights are
/// averaged over the second half of the epochs, then rounded to 8 bits. Deterministic for a seed.
/// @param report  called after each epoch with its number and the section as it would be written
/// @return the section that LinearChain::read takes
std::string train_chain(const std::vector<std::string>& labels,
                        const std::vector<Example>& examples, const ChainOptions& options,
                        const std::function<void(int, const std::string&)>& report);

}  // namespace filigrane::training
