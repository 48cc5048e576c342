#include "encoder/teacher.h"

#include <thread>

namespace filigrane::training {
namespace {

void fill_sequence(const std::vector<TrainedEncoder>& teachers, const Heads& heads,
                   const std::vector<RowIndex>& indices, Dataset& set, std::size_t sequence) {
  const std::size_t first = set.sequences[sequence], end = set.sequences[sequence + 1];
  std::mt19937 random;
  Matrix scores;
  Transitions transitions = Transitions::zero(heads.names);
  for (std::size_t k = 0; k < teachers.size(); ++k) {
    const TrainedEncoder& teacher = teachers[k];
    Matrix x = Matrix::Zero(static_cast<Eigen::Index>(end - first), teacher.shape.width);
    for (std::size_t t = first; t < end; ++t) {
      for (std::uint32_t f = set.starts[t]; f < set.starts[t + 1]; ++f) {
        const auto row = indices[k].find(set.hashes[f]);
        if (row != indices[k].end()) {
          x.row(static_cast<Eigen::Index>(t - first)) += teacher.rows.row(row->second);
        }
      }
    }
    Pass pass(teacher.shape, teacher.weights);
    const Matrix& own = pass.forward(std::move(x), 0, random);
    const float share = 1.0f / static_cast<float>(teachers.size());
    scores = k == 0 ? Matrix(own * share) : Matrix(scores + own * share);
    transitions.between += teacher.transitions.between * share;
    transitions.begin += teacher.transitions.begin * share;
    transitions.end += teacher.transitions.end * share;
  }
  const std::vector<int> names = best_names(heads, transitions, scores);
  for (std::size_t t = first; t < end; ++t) {
    const auto i = static_cast<Eigen::Index>(t - first);
    if (set.names[t] < 0) set.names[t] = static_cast<std::int8_t>(names[t - first]);
    if (set.tags[t] >= 0) continue;
    int best = -1;
    for (int tag = 0; tag < static_cast<int>(heads.tags.size()); ++tag) {
      if (heads.joined[static_cast<std::size_t>(tag)] && !set.contracted[t]) continue;
      if (best < 0 || scores(i, tag) > scores(i, best)) best = tag;
    }
    set.tags[t] = static_cast<std::int16_t>(best);
  }
}

}  // namespace

void fill_in(const std::vector<TrainedEncoder>& teachers, Dataset& set) {
  const Heads heads = teachers.at(0).heads();
  std::vector<RowIndex> indices;
  indices.reserve(teachers.size());
  for (const TrainedEncoder& teacher : teachers) indices.push_back(teacher.index());
  constexpr std::size_t kThreads = 2;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (std::size_t p = 0; p < kThreads; ++p) {
    threads.emplace_back([&, p] {
      for (std::size_t i = p; i < set.count(); i += kThreads) {
        fill_sequence(teachers, heads, indices, set, i);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace filigrane::training
