/// Trains the encoder for all tasks together, from examples. Deterministic for a seed on one
/// machine.
#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "encoder/heads.h"
#include "encoder/network.h"

namespace filigrane::training {

/// A trained network with what belongs to it.
struct TrainedEncoder {
  nlohmann::json labels;
  Shape shape;
  Weights weights;
  Transitions transitions;
  std::vector<std::uint32_t> keys;  ///< feature hash of each row
  Matrix rows;                      ///< keys x width

  void write(const std::string& path) const;
  static TrainedEncoder read(const std::string& path);
  Heads heads() const { return Heads::make(labels); }
  RowIndex index() const;
};

/// @param recipe    "encoder" part and "examples" of a recipe
/// @param examples  folder of the example files
TrainedEncoder train_encoder(const nlohmann::json& recipe, const std::string& examples);

/// Sum of the rows of each token of a sequence.
Matrix sum_rows(const TrainedEncoder& encoder, const Dataset& set, std::size_t sequence);

}  // namespace filigrane::training
