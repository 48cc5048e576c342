#include "encoder/word_vectors.h"

#include <cmath>
#include <random>

namespace filigrane::training {

Matrix word_vectors(std::span<const Dataset* const> texts, std::size_t rows, int width,
                    const WordVectorOptions& options) {
  constexpr std::size_t kLeast = 4, kTable = 1 << 22;
  std::vector<std::size_t> counts(rows);
  std::size_t total = 0;
  const auto word_of = [](const Dataset& set, std::size_t token) { return set.rows_of(token)[0]; };
  for (const Dataset* set : texts) {
    for (std::size_t t = 0; t < set->tokens(); ++t) {
      if (word_of(*set, t) < 0) continue;
      ++counts[static_cast<std::size_t>(word_of(*set, t))];
      ++total;
    }
  }
  // Negative samples: by frequency to the power 3/4.
  double sum = 0;
  for (const std::size_t count : counts) sum += std::pow(static_cast<double>(count), 0.75);
  std::vector<std::int32_t> table;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto places = std::lround(std::pow(static_cast<double>(counts[i]), 0.75) / sum * kTable);
    table.insert(table.end(), static_cast<std::size_t>(places), static_cast<std::int32_t>(i));
  }
  std::mt19937 random(options.seed);
  const auto n = static_cast<Eigen::Index>(rows);
  Matrix in(n, width), out = Matrix::Zero(n, width);
  for (Eigen::Index i = 0; i < in.size(); ++i) {
    in.data()[i] =
        (static_cast<float>(random() % 65536) / 65536.0f - 0.5f) / static_cast<float>(width);
  }
  std::size_t seen = 0;
  const std::size_t all = total * static_cast<std::size_t>(options.epochs);
  std::vector<std::int32_t> words;
  Eigen::RowVectorXf error(width);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const Dataset* set : texts) {
      for (std::size_t s = 0; s < set->count(); ++s) {
        words.clear();
        for (std::size_t t = set->sequences[s]; t < set->sequences[s + 1]; ++t) {
          const std::int32_t word = word_of(*set, t);
          if (word < 0) continue;
          ++seen;
          const float share = static_cast<float>(counts[static_cast<std::size_t>(word)]) /
                              static_cast<float>(total);
          const float keep = std::sqrt(options.subsample / share) + options.subsample / share;
          if (keep < 1 && random() > static_cast<std::uint32_t>(keep * 4294967040.0f)) continue;
          words.push_back(word);
        }
        const float rate =
            options.rate * std::max(0.01f, 1 - static_cast<float>(seen) / static_cast<float>(all));
        for (std::size_t i = 0; i < words.size(); ++i) {
          const std::size_t reach = 1 + random() % static_cast<unsigned>(options.window);
          const std::size_t first = i > reach ? i - reach : 0,
                            end = std::min(words.size(), i + reach + 1);
          for (std::size_t j = first; j < end; ++j) {
            if (j == i) continue;
            auto center = in.row(words[i]);
            error.setZero();
            for (int k = 0; k <= options.negatives; ++k) {
              const std::int32_t other = k == 0 ? words[j] : table[random() % table.size()];
              if (k > 0 && other == words[j]) continue;
              auto context = out.row(other);
              const float p = 1 / (1 + std::exp(-center.dot(context)));
              const float step = rate * ((k == 0 ? 1.0f : 0.0f) - p);
              error += step * context;
              context += step * center;
            }
            center += error;
          }
        }
      }
    }
  }
  // All of one size, about that of rows after training.
  for (Eigen::Index i = 0; i < n; ++i) {
    const float norm = in.row(i).norm();
    if (counts[static_cast<std::size_t>(i)] < kLeast || norm < 1e-6f) {
      in.row(i).setZero();
    } else {
      in.row(i) *= 0.15f * std::sqrt(static_cast<float>(width)) / norm;
    }
  }
  return in;
}

}  // namespace filigrane::training
