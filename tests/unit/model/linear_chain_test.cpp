#include "model/linear_chain.h"

#include <gtest/gtest.h>

#include <cmath>

namespace filigrane {
namespace {

constexpr unsigned kRowBits = 6;
constexpr std::uint32_t kFeatures[] = {101, 202, 303};
constexpr int kStepsPerNat = 10;

void append_step(std::string& out, int step) {
  out += static_cast<char>(step);
  out += static_cast<char>(step >> 8);
}

/// Two labels; feature f gives label l `weights[f][l]` steps.
std::string section(const int (&weights)[3][2], const int (&transitions)[4]) {
  std::string out = {2, 1, 0, 'a', 1, 0, 'b', kStepsPerNat, 0};
  for (const int step : transitions) append_step(out, step);
  for (int i = 0; i < 4; ++i) append_step(out, 0);  // begin, end
  out += static_cast<char>(kRowBits);
  std::string checks(1 << kRowBits, '\0'), rows[2] = {checks, checks};
  for (int f = 0; f < 3; ++f) {
    const std::size_t row = HashedRows::row(kFeatures[f], 1, kRowBits);  // its second choice
    EXPECT_EQ(checks[row], 0) << "choose other features for the test";
    checks[row] = static_cast<char>(HashedRows::check(kFeatures[f]));
    for (int l = 0; l < 2; ++l) rows[l][row] = static_cast<char>(weights[f][l]);
  }
  return out + checks + rows[0] + rows[1];
}

FeatureTable table(std::initializer_list<std::initializer_list<std::uint32_t>> positions) {
  FeatureTable features;
  features.clear();
  for (const auto& position : positions) {
    for (const std::uint32_t hash : position) features.add(hash);
    features.next();
  }
  return features;
}

struct Chain {
  LinearChain chain;
  LinearChain::Lattice lattice;
  std::vector<Label> decode(const FeatureTable& features, std::span<const LabelSet> allowed = {}) {
    std::vector<Label> path;
    chain.score(features, lattice);
    chain.decode(lattice, allowed, path);
    return path;
  }
};

Chain chain_of(const int (&weights)[3][2], const int (&transitions)[4]) {
  auto chain = LinearChain::read(section(weights, transitions));
  EXPECT_TRUE(chain);
  return {*chain, {}};
}

TEST(LinearChain, WeighsFeaturesAndTransitions) {
  Chain c = chain_of({{5, 0}, {0, 5}, {0, 1}}, {0, 0, 0, 0});
  EXPECT_EQ(c.decode(table({{101}, {202}, {303}})), (std::vector<Label>{0, 1, 1}));
  // Staying is worth more than what feature 303 says.
  Chain sticky = chain_of({{5, 0}, {0, 5}, {0, 1}}, {3, 0, 0, 3});
  EXPECT_EQ(sticky.decode(table({{101}, {303}, {101}})), (std::vector<Label>{0, 0, 0}));
}

TEST(LinearChain, AFeatureWithoutARowAddsNothing) {
  Chain c = chain_of({{5, 0}, {0, 5}, {0, 1}}, {0, 0, 0, 0});
  c.decode(table({{202}, {202, 404, 505}}));
  EXPECT_EQ(c.lattice.scores[0], c.lattice.scores[2]);
  EXPECT_EQ(c.lattice.scores[1], c.lattice.scores[3]);
}

TEST(LinearChain, ForbiddenTransitionsAndLabels) {
  Chain c = chain_of({{5, 0}, {0, 5}, {0, 1}}, {0, INT16_MIN, 0, 0});
  // From a never to b: so not a b, and b b loses less than a a.
  EXPECT_EQ(c.decode(table({{101}, {202}, {202}})), (std::vector<Label>{1, 1, 1}));
  const LabelSet only_a[] = {1, 1, 1};
  EXPECT_EQ(c.decode(table({{202}, {202}, {202}}), only_a), (std::vector<Label>{0, 0, 0}));
}

TEST(LinearChain, ProbabilitiesAreThoseOfAllSequences) {
  const int weights[3][2] = {{7, 0}, {0, 4}, {2, 3}};
  const int transitions[4] = {3, -2, 1, 4};
  Chain c = chain_of(weights, transitions);
  c.decode(table({{101}, {202}, {303}}));
  c.chain.sum(c.lattice);
  // By hand: every sequence of three labels.
  double total = 0, first_is_a = 0, last_two_are_b = 0;
  for (int s = 0; s < 8; ++s) {
    const int l[3] = {s & 1, s >> 1 & 1, s >> 2 & 1};
    double score = 0;
    for (int i = 0; i < 3; ++i) score += weights[i][l[i]];
    for (int i = 1; i < 3; ++i) score += transitions[l[i - 1] * 2 + l[i]];
    const double p = std::exp(score / kStepsPerNat);
    total += p;
    if (l[0] == 0) first_is_a += p;
    if (l[1] == 1 && l[2] == 1) last_two_are_b += p;
  }
  const Label a[] = {0}, bb[] = {1, 1};
  EXPECT_NEAR(c.chain.probability(c.lattice, 0, a), 1000 * first_is_a / total, 5);
  EXPECT_NEAR(c.chain.probability(c.lattice, 1, bb), 1000 * last_two_are_b / total, 5);
}

TEST(LinearChain, RefusesDamagedSections) {
  const std::string good = section({{5, 0}, {0, 5}, {0, 1}}, {0, 0, 0, 0});
  for (std::size_t cut = 0; cut < good.size(); ++cut) {
    EXPECT_FALSE(LinearChain::read(good.substr(0, cut))) << cut;
  }
  EXPECT_FALSE(LinearChain::read(good + "x"));
  std::string many = good;
  many[0] = 99;
  EXPECT_FALSE(LinearChain::read(many));
}

TEST(LinearChain, AnEmptySequence) {
  Chain c = chain_of({{5, 0}, {0, 5}, {0, 1}}, {0, 0, 0, 0});
  EXPECT_TRUE(c.decode(table({})).empty());
}

}  // namespace
}  // namespace filigrane
