/// Trains the line classifier of core/src/layout on pages labelled line by line.
#pragma once
#include <string>
#include <vector>

#include "layout/line_model.h"

namespace filigrane::training {

/// One page (or what is left of it when parts are taken away): features and states of its lines.
struct LayoutExample {
  std::vector<std::vector<std::uint16_t>> features;
  std::vector<std::uint8_t> states;  // numbers in line_states()
  double weight = 1;
};

struct LayoutOptions {
  int epochs = 20;
  double rate = 0.15;  ///< of Adagrad
  double decay = 0.4;  ///< strength of the prior, against all examples together
};

/// Weights that make the right states of the examples most likely (a conditional random field),
/// kept small by a Gaussian prior. The same examples give the same weights.
LineWeights train_lines(const std::vector<LayoutExample>& examples, const LayoutOptions& options);

/// The tables as core/data keeps them.
std::string weights_table(const LineWeights& weights);
std::string steps_table(const LineWeights& weights);

}  // namespace filigrane::training
