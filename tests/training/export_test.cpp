// A trained network and what the core makes of it must say the same.
#include "encoder/export.h"

#include <gtest/gtest.h>

#include <set>

#include "model/heads.h"

namespace filigrane::training {
namespace {

TrainedEncoder random_network(std::size_t rows) {
  std::mt19937 random(11);
  TrainedEncoder e;
  e.labels = {{"tags", {"NOUN", "VERB", "ADP+DET"}},
              {"names", {"O", "S-PER", "B-PER", "I-PER", "E-PER"}},
              {"morphology", {"_", "Gender=Fem", "Gender=Masc|Number=Sing"}},
              {"features",
               {{{"name", "Gender"}, {"values", {"Fem", "Masc"}}},
                {{"name", "Number"}, {"values", {"Sing"}}}}}};
  e.shape = {40, 24, 2, e.heads().outputs};
  e.weights = Weights::random(e.shape, random);
  e.weights.head *= 10;
  e.transitions = Transitions::forbidden(e.labels["names"]);
  std::set<std::uint32_t> keys;
  while (keys.size() < rows) keys.insert(static_cast<std::uint32_t>(random()));
  e.keys.assign(keys.begin(), keys.end());
  e.rows = Matrix::Random(static_cast<Eigen::Index>(rows), e.shape.width) * 0.3f;
  e.rows.row(0) *= 6;
  // Numbers that the exporter can write: what is lost by rounding rows is the recipe's business.
  const float unit = Encoder::kTokenUnit * (1 << Encoder::kMostShift);
  e.rows = ((e.rows / unit).array().round() * unit).matrix();
  return e;
}

/// Sequences of tokens with a few features each, most of them with a row.
Dataset random_tokens(const TrainedEncoder& e) {
  std::mt19937 random(12);
  Dataset set;
  set.sequences = {0};
  set.starts = {0};
  for (const int length : {1, 2, 30, 256}) {
    for (int t = 0; t < length; ++t) {
      for (int f = 0; f < 6; ++f) set.hashes.push_back(e.keys[random() % e.keys.size()]);
      set.starts.push_back(static_cast<std::uint32_t>(set.hashes.size()));
      set.tags.push_back(-1);
    }
    set.sequences.push_back(static_cast<std::uint32_t>(set.tags.size()));
  }
  set.index(e.index());
  return set;
}

TEST(Export, TheCoreScoresAsTheTrainedNetwork) {
  const TrainedEncoder e = random_network(3000);
  const auto core = Encoder::read(encoder_section(e));
  ASSERT_TRUE(core);
  const Dataset set = random_tokens(e);
  Encoder::Scratch scratch;
  std::mt19937 random;
  for (std::size_t i = 0; i < set.count(); ++i) {
    Pass pass(e.shape, e.weights);
    const Matrix exact = pass.forward(sum_rows(e, set, i), 0, random);
    const Matrix whole = core_scores(*core, set, i, scratch);
    ASSERT_EQ(whole.rows(), exact.rows());
    EXPECT_LT((exact - whole).cwiseAbs().mean(), 0.05 * exact.cwiseAbs().mean());
  }
}

TEST(Export, HardlyARowStaysFree) {
  const TrainedEncoder e = random_network(20000);
  const auto core = Encoder::read(encoder_section(e));
  ASSERT_TRUE(core);
  EXPECT_LT(static_cast<double>(core->rows()), 1.05 * 20000);
}

TEST(Export, HeadsComeBack) {
  const TrainedEncoder e = random_network(10);
  const auto heads = filigrane::Heads::read(heads_section(e, 1.25));
  ASSERT_TRUE(heads);
  EXPECT_EQ(heads->tags(), e.labels["tags"].get<std::vector<std::string>>());
  EXPECT_EQ(heads->names().labels(), e.labels["names"].get<std::vector<std::string>>());
  EXPECT_EQ(heads->prompt_outputs() + 5, static_cast<std::size_t>(e.shape.outputs));
  // B-PER cannot stand alone.
  std::vector<std::int16_t> steps(5, 0);
  steps[2] = 1000;
  filigrane::Chain::Lattice lattice;
  std::vector<Label> path;
  heads->names().decode(steps, {}, lattice, path);
  EXPECT_NE(path, std::vector<Label>{2});
}

}  // namespace
}  // namespace filigrane::training
