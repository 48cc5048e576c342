/// Teachers: larger networks that answer what the corpora leave open, for a small one to learn from
/// (Hinton, Vinyals & Dean, 2015, with hard answers).
#pragma once
#include <string>
#include <vector>

#include "encoder/trainer.h"

namespace filigrane::training {

/// Fills in the unknown tags and names of a set; what is known stays, and sentence ends do. Answers
/// are those of the average of the teachers.
void fill_in(const std::vector<TrainedEncoder>& teachers, Dataset& set);

}  // namespace filigrane::training
