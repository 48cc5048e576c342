/// A trained network as the sections of a model file that the core reads.
#pragma once
#include <string>

#include "encoder/trainer.h"
#include "model/encoder.h"

namespace filigrane::training {

/// Section "encoder" (core/src/model/encoder.h).
std::string encoder_section(const TrainedEncoder& encoder);

/// Section "heads" (core/src/model/heads.h).
/// @param temperature  by which scores of names are divided before they are probabilities
std::string heads_section(const TrainedEncoder& encoder, double temperature = 1);

/// Scores of the core's encoder for one sequence, tokens x outputs.
Matrix core_scores(const Encoder& core, const Dataset& set, std::size_t sequence,
                   Encoder::Scratch& scratch);

/// What whole numbers cost: scores on a development set in floating point and in the core, and how
/// far the outputs lie apart.
std::string quantisation_loss(const TrainedEncoder& encoder, Dataset set);

}  // namespace filigrane::training
