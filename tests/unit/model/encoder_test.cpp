#include "model/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

#include "model/heads.h"

namespace filigrane {
namespace {

constexpr std::size_t kWidth = 5, kState = 3, kOutputs = 2;

void append_number(std::string& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> 8 * i);
}
void append_float(std::string& out, float number) {
  std::uint32_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  append_number(out, bits, 4);
}

struct Layer {
  std::vector<std::vector<int>> weights;  // outputs x inputs
  std::vector<float> biases, scales;
};

Layer random_layer(std::size_t inputs, std::size_t outputs, float scale, std::mt19937& random) {
  Layer layer;
  for (std::size_t o = 0; o < outputs; ++o) {
    layer.weights.emplace_back();
    for (std::size_t i = 0; i < inputs; ++i)
      layer.weights.back().push_back(static_cast<int>(random() % 255) - 127);
    layer.biases.push_back(static_cast<float>(random() % 100) / 100 - 0.5f);
    layer.scales.push_back(scale / 127);
  }
  return layer;
}

void append_layer(std::string& out, const Layer& layer, bool biased) {
  if (biased) {
    for (const float bias : layer.biases) append_float(out, bias);
  }
  for (const float scale : layer.scales) append_float(out, scale);
  for (const auto& row : layer.weights) {
    for (const int weight : row) out += static_cast<char>(weight);
  }
}

/// A network of two layers; one feature, 4711, has a row.
struct Network {
  static constexpr std::uint32_t kFeature = 4711;
  std::vector<int> row;
  Layer mix, first, second, head_states, head_tokens;

  Network() {
    std::mt19937 random(7);
    for (std::size_t i = 0; i < kWidth; ++i) row.push_back(static_cast<int>(random() % 16) - 8);
    mix = random_layer(3 * kWidth, kWidth, Encoder::kTokenUnit, random);
    first = random_layer(kWidth, 4 * kState, Encoder::kTokenUnit, random);
    second = random_layer(2 * kState, 4 * kState, Encoder::kStateUnit, random);
    head_states = random_layer(2 * kState, kOutputs, Encoder::kStateUnit, random);
    head_tokens = random_layer(kWidth, kOutputs, Encoder::kTokenUnit, random);
  }

  std::string section() const {
    constexpr std::size_t kRows = 3;
    std::string out;
    append_number(out, kWidth, 2);
    append_number(out, kState, 2);
    append_number(out, 2, 1);
    append_number(out, kOutputs, 2);
    append_number(out, 1, 4);      // buckets
    append_number(out, kRows, 4);  // rows
    append_number(out, 300, 2);    // the bucket's pilot; its low and high byte fit the columns
    const std::size_t at = HashedRows::row(kFeature, 300, kRows);
    for (std::size_t r = 0; r < kRows; ++r)
      out += r == at ? static_cast<char>(HashedRows::check(kFeature)) : '\0';
    for (std::size_t r = 0; r < kRows; ++r) out += r == at ? '\7' : '\0';
    for (std::size_t i = 0; i < kWidth; i += 2) {
      const int pair = (row[i] + 8) << 4 | ((i + 1 < kWidth ? row[i + 1] : 0) + 8);
      for (std::size_t r = 0; r < kRows; ++r) out += static_cast<char>(r == at ? pair : 0x88);
    }
    append_layer(out, mix, true);
    append_layer(out, first, true);
    append_layer(out, second, true);
    append_layer(out, head_states, true);
    append_layer(out, head_tokens, false);
    return out;
  }
};

using Row = std::vector<double>;

double softsign(double y) { return y / (1 + std::fabs(y)); }

Row apply(const Layer& layer, const Row& in, double unit) {
  Row out;
  for (std::size_t o = 0; o < layer.weights.size(); ++o) {
    double sum = 0;
    for (std::size_t i = 0; i < in.size(); ++i) sum += layer.weights[o][i] * in[i];
    out.push_back(sum * layer.scales[o] / unit + layer.biases[o]);
  }
  return out;
}

std::vector<Row> recur(const Layer& layer, const std::vector<Row>& in, double unit) {
  std::vector<Row> z, c, h(in.size(), Row(2 * kState));
  for (const Row& one : in) {
    Row y = apply(layer, one, unit);
    z.emplace_back();
    c.emplace_back();
    for (std::size_t i = 0; i < 2 * kState; ++i) {
      z.back().push_back(0.5 + 0.5 * softsign(y[i]));
      c.back().push_back(softsign(y[2 * kState + i]));
    }
  }
  for (std::size_t i = 0; i < 2 * kState; ++i) {
    double before = 0;
    for (std::size_t k = 0; k < in.size(); ++k) {
      const std::size_t t = i < kState ? k : in.size() - 1 - k;
      h[t][i] = before += z[t][i] * (c[t][i] - before);
    }
  }
  return h;
}

/// The formulas of encoder.h, token after token, in double precision.
std::vector<Row> reference(const Network& n, const std::vector<bool>& has_feature) {
  const std::size_t count = has_feature.size();
  std::vector<Row> x(count + 2, Row(kWidth, 0)), m;
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t i = 0; i < kWidth && has_feature[t]; ++i)
      x[t + 1][i] = n.row[i] * 128 * Encoder::kTokenUnit;
  }
  for (std::size_t t = 0; t < count; ++t) {
    Row window;
    for (std::size_t k = 0; k < 3; ++k)
      window.insert(window.end(), x[t + k].begin(), x[t + k].end());
    Row y = apply(n.mix, window, Encoder::kTokenUnit);
    for (std::size_t i = 0; i < kWidth; ++i) y[i] = x[t + 1][i] + softsign(y[i]);
    m.push_back(y);
  }
  const auto h = recur(n.second, recur(n.first, m, Encoder::kTokenUnit), Encoder::kStateUnit);
  std::vector<Row> scores;
  for (std::size_t t = 0; t < count; ++t) {
    Row a = apply(n.head_states, h[t], Encoder::kStateUnit), b = m[t];
    Layer tokens = n.head_tokens;
    tokens.biases.assign(kOutputs, 0);
    b = apply(tokens, b, Encoder::kTokenUnit);
    for (std::size_t o = 0; o < kOutputs; ++o) a[o] += b[o];
    scores.push_back(a);
  }
  return scores;
}

FeatureTable table(const std::vector<bool>& has_feature) {
  FeatureTable features;
  features.clear();
  for (const bool has : has_feature) {
    if (has) features.add(Network::kFeature);
    features.next();
  }
  return features;
}

TEST(Encoder, ComputesWhatItsFormulasSay) {
  const Network network;
  const auto encoder = Encoder::read(network.section());
  ASSERT_TRUE(encoder);
  EXPECT_EQ(encoder->outputs(), kOutputs);
  Encoder::Scratch scratch;
  std::mt19937 random(3);
  for (const std::size_t count : {1u, 2u, 40u, 512u, 5u}) {
    std::vector<bool> has(count);
    for (std::size_t i = 0; i < count; ++i) has[i] = random() % 2;
    const auto expected = reference(network, has);
    const auto scores = encoder->run(table(has), scratch);
    ASSERT_EQ(scores.size(), count * kOutputs);
    for (std::size_t i = 0; i < scores.size(); ++i)
      ASSERT_NEAR(scores[i], expected[i / kOutputs][i % kOutputs], 0.01) << count << ' ' << i;
  }
}

TEST(Encoder, LongBlocksAreReadInWindows) {
  const Network network;
  const auto encoder = Encoder::read(network.section());
  ASSERT_TRUE(encoder);
  Encoder::Scratch scratch;
  for (const std::size_t count : {513u, 896u, 897u, 3000u}) {
    std::vector<bool> has(count);
    std::mt19937 random(5);
    for (std::size_t i = 0; i < count; ++i) has[i] = random() % 2;
    const auto expected = reference(network, has);
    std::size_t next = 0;
    encoder->run_pieces(table(has), scratch, [&](std::size_t first, std::span<const float> scores) {
      EXPECT_EQ(first, next);
      EXPECT_LE(scores.size(), Encoder::kWindow * kOutputs);
      for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_NEAR(scores[i], expected[first + i / kOutputs][i % kOutputs], 0.01);
      next += scores.size() / kOutputs;
    });
    EXPECT_EQ(next, count);
  }
  EXPECT_TRUE(encoder->run(table({}), scratch).empty());
}

TEST(Encoder, ScoresTheRestWhenAsked) {
  const Network network;
  const auto all = Encoder::read(network.section()), prompt = Encoder::read(network.section(), 1);
  ASSERT_TRUE(all && prompt);
  EXPECT_EQ(prompt->outputs(), kOutputs);
  std::vector<bool> has(1200);
  std::mt19937 random(7);
  for (std::size_t i = 0; i < has.size(); ++i) has[i] = random() % 2;
  Encoder::Scratch scratch, other;
  const auto expected = all->run(table(has), other);
  std::size_t asked = 0;
  prompt->run_pieces(table(has), scratch, [&](std::size_t first, std::span<const float> scores) {
    std::vector<std::uint32_t> some;
    for (std::uint32_t i = 0; i < scores.size(); i += 1 + random() % 3) some.push_back(i);
    const auto rest = prompt->score_rest(some, scratch);
    ASSERT_EQ(rest.size(), some.size() * (kOutputs - 1));
    for (std::size_t i = 0; i < scores.size(); ++i)
      EXPECT_EQ(scores[i], expected[(first + i) * kOutputs]);
    for (std::size_t i = 0; i < some.size(); ++i) {
      for (std::size_t o = 1; o < kOutputs; ++o) {
        EXPECT_EQ(rest[i * (kOutputs - 1) + o - 1], expected[(first + some[i]) * kOutputs + o]);
      }
    }
    asked += some.size();
  });
  EXPECT_GT(asked, has.size() / 3);
}

TEST(Encoder, RefusesDamagedSections) {
  const std::string good = Network().section();
  ASSERT_TRUE(Encoder::read(good));
  for (std::size_t cut = 0; cut < good.size(); ++cut)
    EXPECT_FALSE(Encoder::read(good.substr(0, cut))) << cut;
  EXPECT_FALSE(Encoder::read(good + "x"));
  // Sizes of 0 and sizes that are too large.
  for (const std::size_t at : {0u, 2u, 4u, 5u, 7u, 11u}) {
    for (const char byte : {'\0', '\xFF'}) {
      std::string bad = good;
      bad[at] = byte;
      EXPECT_FALSE(Encoder::read(bad)) << at;
    }
  }
  std::string shifted = good;
  shifted[15 + 2 + 3] = 10;  // a shift of more than nine
  EXPECT_FALSE(Encoder::read(shifted));
  std::string not_a_number = good;
  not_a_number[15 + 2 + 6 + 3 * ((kWidth + 1) / 2) + 3] = 0x7F;  // first bias
  not_a_number[15 + 2 + 6 + 3 * ((kWidth + 1) / 2) + 2] = static_cast<char>(0xC0);
  EXPECT_FALSE(Encoder::read(not_a_number));
}

TEST(Heads, AreReadInOrder) {
  std::string section = {2, 1, 0, 'N', 1, 0, 'V', 1, 1, 0, 'O'};
  append_number(section, 1000, 2);
  for (int i = 0; i < 3; ++i) append_number(section, 0, 2);
  const auto heads = Heads::read(section);
  ASSERT_TRUE(heads);
  EXPECT_EQ(heads->prompt_outputs(), 4u);
  EXPECT_EQ(heads->tags(), (std::vector<std::string>{"N", "V"}));
  const float scores[] = {1, 2, 3, 4};
  EXPECT_EQ(heads->tag_scores(scores)[1], 2);
  EXPECT_EQ(heads->end_score(scores), 3);
  EXPECT_EQ(heads->name_scores(scores)[0], 4);
  for (std::size_t cut = 0; cut < section.size(); ++cut)
    EXPECT_FALSE(Heads::read(section.substr(0, cut))) << cut;
  EXPECT_FALSE(Heads::read(section + "x"));
}

}  // namespace
}  // namespace filigrane
