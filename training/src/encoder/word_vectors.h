/// Vectors of words from the company they keep in raw text: skip-grams with negative samples
/// (Mikolov et al., NIPS 2013). Feature rows of words begin with them.
#pragma once
#include <span>
#include <vector>

#include "encoder/dataset.h"
#include "encoder/network.h"

namespace filigrane::training {

struct WordVectorOptions {
  int epochs = 5, window = 4, negatives = 5;
  float rate = 0.04f, subsample = 2e-4f;
  unsigned seed = 1;
};

/// @param texts  sets whose rows are known; the first row of a token is its word
/// @param rows   how many rows there are
/// @return rows x width; rows that are no words, or rare ones, stay 0
Matrix word_vectors(std::span<const Dataset* const> texts, std::size_t rows, int width,
                    const WordVectorOptions& options);

}  // namespace filigrane::training
