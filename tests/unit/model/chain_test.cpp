#include "model/chain.h"

#include <gtest/gtest.h>

#include <cmath>

namespace filigrane {
namespace {

void append_u16(std::string& out, int number) {
  out += static_cast<char>(number);
  out += static_cast<char>(number >> 8);
}

/// Two labels.
std::string bytes_of(const int (&transitions)[4], int temperature = 1000) {
  std::string out = {2, 1, 0, 'a', 1, 0, 'b'};
  append_u16(out, temperature);
  for (const int step : transitions) append_u16(out, step);
  for (int i = 0; i < 4; ++i) append_u16(out, 0);  // begin, end
  return out;
}

std::optional<Chain> read(const std::string& bytes) {
  ByteReader reader(bytes);
  return Chain::read(reader);
}

struct Decoder {
  Chain chain;
  std::vector<std::int16_t> scores;
  Chain::Lattice lattice;
  std::vector<Label> decode(std::vector<std::int16_t> given,
                            std::span<const LabelSet> allowed = {}) {
    scores = std::move(given);
    std::vector<Label> path;
    chain.decode(scores, allowed, lattice, path);
    return path;
  }
};

Decoder decoder(const int (&transitions)[4], int temperature = 1000) {
  auto chain = read(bytes_of(transitions, temperature));
  EXPECT_TRUE(chain);
  return {*chain, {}, {}};
}

TEST(Chain, WeighsScoresAndTransitions) {
  const std::vector<std::int16_t> scores = {5, 0, 0, 1, 5, 0};
  EXPECT_EQ(decoder({0, 0, 0, 0}).decode(scores), (std::vector<Label>{0, 1, 0}));
  // Staying is worth more than what the middle says.
  EXPECT_EQ(decoder({3, 0, 0, 3}).decode(scores), (std::vector<Label>{0, 0, 0}));
}

TEST(Chain, ForbiddenTransitionsAndLabels) {
  Decoder d = decoder({0, INT16_MIN, 0, 0});
  // From a never to b: so not a b b, and b b b loses less than a a a.
  EXPECT_EQ(d.decode({5, 0, 0, 5, 0, 5}), (std::vector<Label>{1, 1, 1}));
  const LabelSet only_a[] = {1, 1, 1};
  EXPECT_EQ(d.decode({0, 5, 0, 5, 0, 5}, only_a), (std::vector<Label>{0, 0, 0}));
}

TEST(Chain, ProbabilitiesAreThoseOfAllSequences) {
  const std::vector<std::int16_t> scores = {45, 0, 0, 26, 13, 19};
  const int transitions[4] = {19, -13, 6, 26};
  for (const int temperature : {1000, 2000, 700, 500}) {
    Decoder d = decoder(transitions, temperature);
    d.decode(scores);
    d.chain.sum(d.lattice);
    // By hand: every sequence of three labels.
    double total = 0, first_is_a = 0, last_two_are_b = 0;
    for (int s = 0; s < 8; ++s) {
      const int l[3] = {s & 1, s >> 1 & 1, s >> 2 & 1};
      double score = 0;
      for (int i = 0; i < 3; ++i) score += scores[static_cast<std::size_t>(2 * i + l[i])];
      for (int i = 1; i < 3; ++i) score += transitions[l[i - 1] * 2 + l[i]];
      const double p = std::exp(score / Chain::kStepsPerNat * 1000 / temperature);
      total += p;
      if (l[0] == 0) first_is_a += p;
      if (l[1] == 1 && l[2] == 1) last_two_are_b += p;
    }
    const Label a[] = {0}, bb[] = {1, 1};
    EXPECT_NEAR(d.chain.probability(d.lattice, 0, a), 1000 * first_is_a / total, 1);
    EXPECT_NEAR(d.chain.probability(d.lattice, 1, bb), 1000 * last_two_are_b / total, 1);
  }
}

TEST(Chain, TheLongestSequenceOfTheLargestScoresStaysInRange) {
  Decoder d = decoder({Chain::kMostSteps, 0, 0, 0}, 500);
  std::vector<std::int16_t> scores;
  for (std::size_t i = 0; i < Chain::kLongestSequence; ++i) {
    scores.push_back(Chain::kMostSteps);
    scores.push_back(-Chain::kMostSteps);
  }
  EXPECT_EQ(d.decode(scores), std::vector<Label>(Chain::kLongestSequence, 0));
  d.chain.sum(d.lattice);
  const Label a[] = {0};
  EXPECT_EQ(d.chain.probability(d.lattice, 100, a), 1000);
}

TEST(Chain, StepsAreRoundedAndKeptInRange) {
  EXPECT_EQ(Chain::steps(1), 64);
  EXPECT_EQ(Chain::steps(-0.5f / 64), -1);
  EXPECT_EQ(Chain::steps(1e9f), Chain::kMostSteps);
  EXPECT_EQ(Chain::steps(-1e9f), -Chain::kMostSteps);
  EXPECT_EQ(Chain::steps(NAN), -Chain::kMostSteps);
}

TEST(Chain, RefusesDamagedBytes) {
  const std::string good = bytes_of({0, 0, 0, 0});
  for (std::size_t cut = 0; cut < good.size(); ++cut) EXPECT_FALSE(read(good.substr(0, cut)));
  std::string many = good;
  many[0] = 99;
  EXPECT_FALSE(read(many));
  EXPECT_FALSE(read(bytes_of({0, 0, 0, 0}, 0)));
}

TEST(Chain, AnEmptySequence) { EXPECT_TRUE(decoder({0, 0, 0, 0}).decode({}).empty()); }

}  // namespace
}  // namespace filigrane
