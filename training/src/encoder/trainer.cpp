#include "encoder/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <thread>

#include "corpus.h"
#include "encoder/rounding.h"
#include "model/encoder_features.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

// A batch is worked on in this many parts, side by side where there are cores.
constexpr std::size_t kParts = 2;

/// Adam (Kingma & Ba, ICLR 2015) for one matrix; rows that a batch does not touch stay as they are.
struct Adam {
  static constexpr float kFirst = 0.9f, kSecond = 0.99f, kTiny = 1e-8f;
  Matrix mean, square;

  void step(Matrix& weights, const Matrix& gradient, float rate) {
    if (mean.size() == 0) {
      mean = Matrix::Zero(weights.rows(), weights.cols());
      square = mean;
    }
    mean = kFirst * mean + (1 - kFirst) * gradient;
    square = kSecond * square + (1 - kSecond) * gradient.cwiseAbs2();
    weights.array() -= rate * mean.array() / (square.array().sqrt() + kTiny);
  }
  template <typename Row>
  void step_row(Matrix& weights, Eigen::Index i, const Row& gradient, float rate) {
    mean.row(i) = kFirst * mean.row(i) + (1 - kFirst) * gradient;
    square.row(i) = kSecond * square.row(i) + (1 - kSecond) * gradient.cwiseAbs2();
    weights.row(i).array() -= rate * mean.row(i).array() / (square.row(i).array().sqrt() + kTiny);
  }
};

/// Gradients of feature rows, only of those that a part of a batch touched.
class RowGradients {
 public:
  RowGradients(std::size_t rows, int width) : slot_(rows, -1), width_(width) {}
  template <typename Row>
  void add(std::int32_t row, const Row& gradient) {
    std::int32_t& slot = slot_[static_cast<std::size_t>(row)];
    if (slot < 0) {
      slot = static_cast<std::int32_t>(touched.size());
      touched.push_back(row);
      if (static_cast<Eigen::Index>(touched.size()) > values_.rows()) {
        values_.conservativeResize(std::max<Eigen::Index>(1024, values_.rows() * 2), width_);
      }
      values_.row(slot).setZero();
    }
    values_.row(slot) += gradient;
  }
  auto of(std::int32_t row) const { return values_.row(slot_[static_cast<std::size_t>(row)]); }
  void clear() {
    for (const std::int32_t row : touched) slot_[static_cast<std::size_t>(row)] = -1;
    touched.clear();
  }
  std::vector<std::int32_t> touched;

 private:
  std::vector<std::int32_t> slot_;
  Matrix values_;
  int width_;
};

struct Set {
  std::string name;
  std::vector<Dataset> variants;
  Wanted wanted;
};

struct Item {
  const Dataset* set;
  const Wanted* wanted;
  std::uint32_t sequence;
};

struct Options {
  int epochs = 6, batch = 1500;
  float rate = 3e-3f, drop = 0.15f, word_drop = 0.1f, lexicon_drop = 0.06f, unknown_drop = 0.05f,
        feature_drop = 0.03f;
  /// Share of the training behind which the network sees its rows as the model file will have them.
  float rounded_from = 1;
  unsigned seed = 1;

  explicit Options(const json& r) {
    epochs = r.value("epochs", epochs);
    batch = r.value("batch", batch);
    rate = r.value("rate", rate);
    drop = r.value("drop", drop);
    word_drop = r.value("word_drop", word_drop);
    lexicon_drop = r.value("lexicon_drop", lexicon_drop);
    unknown_drop = r.value("unknown_drop", unknown_drop);
    feature_drop = r.value("feature_drop", feature_drop);
    rounded_from = r.value("rounded_from", rounded_from);
    seed = r.value("seed", seed);
  }
};

class Trainer {
 public:
  Trainer(const json& recipe, const std::string& folder)
      : options_(recipe["encoder"]), random_(options_.seed) {
    e_.labels = json::parse(read_file(folder + "/labels.json"));
    for (const json& set : recipe["examples"]) {
      // Raw text is for pupils: teachers have answered in it.
      const std::string role = set.value("role", "train");
      if (role == "raw" && !recipe["encoder"].value("pupil", false)) continue;
      std::vector<Set>& to = role == "dev" ? dev_ : train_;
      Set s{set["set"], {}, {}};
      s.wanted.weight = set.value("weight", 1.0f);
      s.wanted.morphology = set.value("morphology", false);
      s.wanted.ends = set.value("ends", 0.5f);
      for (int v = 0; v < set.value("variants", 1); ++v) {
        s.variants.push_back(
            Dataset::read(folder + "/" + s.name + "-" + std::to_string(v) + ".bin"));
      }
      to.push_back(std::move(s));
    }
    choose_rows(recipe["encoder"]);
    heads_ = e_.heads();
    e_.shape.width = recipe["encoder"].value("width", 64);
    e_.shape.state = recipe["encoder"].value("state", 64);
    e_.shape.layers = recipe["encoder"].value("layers", 2);
    e_.shape.outputs = heads_.outputs;
    e_.weights = Weights::random(e_.shape, random_);
    e_.transitions = Transitions::forbidden(heads_.names);
    e_.rows = Matrix(static_cast<Eigen::Index>(e_.keys.size()), e_.shape.width);
    for (Eigen::Index i = 0; i < e_.rows.size(); ++i) {
      e_.rows.data()[i] = 0.1f * (static_cast<float>(random_() % 65536) / 32768.0f - 1.0f);
    }
    row_adam_.mean = Matrix::Zero(e_.rows.rows(), e_.rows.cols());
    row_adam_.square = row_adam_.mean;
    for (std::size_t p = 0; p < kParts; ++p) parts_.emplace_back(e_);
  }

  TrainedEncoder run() {
    learn_tasks();
    return std::move(e_);
  }

 private:
  struct Part {
    explicit Part(const TrainedEncoder& e)
        : gradient(Weights::zero(e.shape)),
          transitions(Transitions::zero(e.labels["names"])),
          rows(e.keys.size(), e.shape.width) {}
    Weights gradient;
    Transitions transitions;
    RowGradients rows;
    double loss = 0;
    std::mt19937 random;
  };

  /// Features that are frequent in the training sets, and less so in raw text, get a row.
  void choose_rows(const json& recipe) {
    std::unordered_map<std::uint32_t, float> counts;
    const auto count = [&](const Dataset& set, float weight) {
      for (const std::uint32_t hash : set.hashes) counts[hash] += weight;
    };
    for (const Set& s : train_) {
      for (const Dataset& d : s.variants) count(d, 1.0f / static_cast<float>(s.variants.size()));
    }
    std::vector<std::pair<float, std::uint32_t>> ranked;
    const float least = recipe.value("least_count", 2.0f);
    for (const auto& [hash, sum] : counts) {
      if (sum >= least) ranked.emplace_back(-sum, hash);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), recipe.value("rows", std::size_t{40000})));
    RowIndex index;
    for (const auto& [sum, hash] : ranked) {
      index[hash] = static_cast<std::int32_t>(e_.keys.size());
      e_.keys.push_back(hash);
    }
    std::fprintf(stderr, "%zu of %zu features have a row\n", e_.keys.size(), counts.size());
    for (auto* sets : {&train_, &dev_}) {
      for (Set& s : *sets) {
        for (Dataset& d : s.variants) d.index(index);
      }
    }
  }

  const Matrix& seen_rows() const { return rounded_.size() > 0 ? rounded_ : e_.rows; }

  /// Gradients go to the exact row as if it had not been rounded (straight-through estimator,
  /// Bengio, Leonard & Courville 2013).
  void round(Eigen::Index row) {
    const auto width = static_cast<std::size_t>(e_.shape.width);
    const RoundedRow seen = round_row({e_.rows.row(row).data(), width});
    for (std::size_t i = 0; i < width; ++i) {
      rounded_(row, static_cast<Eigen::Index>(i)) = seen.worth(i);
    }
  }

  void begin_rounding() {
    rounded_ = e_.rows;
    for (Eigen::Index row = 0; row < rounded_.rows(); ++row) round(row);
  }

  /// Sums of the feature rows of a sequence, some left out; `used` gets what was added to each.
  Matrix input(const Item& item, bool training, std::mt19937& random,
               std::vector<std::vector<std::int32_t>>& used) const {
    const Dataset& set = *item.set;
    const std::size_t first = set.sequences[item.sequence], end = set.sequences[item.sequence + 1];
    Matrix x = Matrix::Zero(static_cast<Eigen::Index>(end - first), e_.shape.width);
    used.assign(end - first, {});
    const auto chance = [&](float share) {
      return random() < static_cast<std::uint32_t>(share * 4294967040.0f);
    };
    for (std::size_t t = first; t < end; ++t) {
      const auto rows = set.rows_of(t);
      const bool no_word = training && chance(options_.word_drop);
      // Nothing but its shape: what kind of name an unknown word is, only its neighbours tell.
      const bool unknown = training && chance(options_.unknown_drop);
      const bool no_lexicon = training && chance(options_.lexicon_drop);
      for (std::size_t k = 0; k < rows.size(); ++k) {
        using F = EncoderFeature;
        const bool word = k == F::kWord || k == F::kWritten;
        const bool lexicon = k == F::kTags || k == F::kReadings;
        const bool place = k == F::kGap || k == F::kBlock;
        if (rows[k] < 0 || (no_word && word) || (no_lexicon && lexicon) ||
            (unknown && !place && k != F::kShape))
          continue;
        if (training && chance(options_.feature_drop)) continue;
        used[t - first].push_back(rows[k]);
        x.row(static_cast<Eigen::Index>(t - first)) += seen_rows().row(rows[k]);
      }
    }
    return x;
  }

  void spread(const Matrix& gradient, const std::vector<std::vector<std::int32_t>>& used,
              Part& part) const {
    for (std::size_t t = 0; t < used.size(); ++t) {
      for (const std::int32_t row : used[t])
        part.rows.add(row, gradient.row(static_cast<Eigen::Index>(t)));
    }
  }

  std::vector<std::vector<Item>> plan(const std::vector<Set>& sets, int epoch, int tokens) {
    std::vector<Item> items;
    for (const Set& s : sets) {
      const Dataset& d = s.variants[static_cast<std::size_t>(epoch) % s.variants.size()];
      for (std::uint32_t i = 0; i < d.count(); ++i) items.push_back({&d, &s.wanted, i});
    }
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random_() % i]);
    std::vector<std::vector<Item>> batches;
    std::size_t sum = 0;
    for (const Item& item : items) {
      if (batches.empty() || sum >= static_cast<std::size_t>(tokens)) {
        batches.emplace_back();
        sum = 0;
      }
      batches.back().push_back(item);
      sum += item.set->sequences[item.sequence + 1] - item.set->sequences[item.sequence];
    }
    return batches;
  }

  /// Works on a batch in parts, then takes one step.
  template <typename Work>
  double step(const std::vector<Item>& batch, float rate, Work&& work) {
    std::size_t tokens = 0;
    for (const Item& i : batch)
      tokens += i.set->sequences[i.sequence + 1] - i.set->sequences[i.sequence];
    std::vector<std::thread> threads;
    for (std::size_t p = 0; p < kParts; ++p) {
      Part& part = parts_[p];
      part.random.seed(static_cast<unsigned>(random_()));
      part.loss = 0;
      threads.emplace_back([&, p] {
        std::vector<Item> own;
        for (std::size_t i = p; i < batch.size(); i += kParts) own.push_back(batch[i]);
        work(own, parts_[p]);
      });
    }
    for (std::thread& t : threads) t.join();
    const float scale = 1.0f / static_cast<float>(tokens);
    Part& first = parts_[0];
    double loss = first.loss;
    for (std::size_t p = 1; p < kParts; ++p) {
      std::vector<Matrix*> others;
      parts_[p].gradient.each([&](Matrix& m) { others.push_back(&m); });
      std::size_t k = 0;
      first.gradient.each([&](Matrix& m) { m += *others[k++]; });
      first.transitions.between += parts_[p].transitions.between;
      first.transitions.begin += parts_[p].transitions.begin;
      first.transitions.end += parts_[p].transitions.end;
      loss += parts_[p].loss;
    }
    std::vector<Matrix*> gradients;
    first.gradient.each([&](Matrix& m) { gradients.push_back(&m); });
    std::size_t k = 0;
    adam_.resize(gradients.size() + 3);
    e_.weights.each([&](Matrix& m) {
      adam_[k].step(m, *gradients[k] * scale, rate);
      ++k;
    });
    adam_[k++].step(e_.transitions.between, first.transitions.between * scale, rate);
    adam_[k++].step(e_.transitions.begin, first.transitions.begin * scale, rate);
    adam_[k++].step(e_.transitions.end, first.transitions.end * scale, rate);
    for (std::size_t p = 1; p < kParts; ++p) {
      for (const std::int32_t row : parts_[p].rows.touched)
        first.rows.add(row, parts_[p].rows.of(row));
    }
    for (const std::int32_t row : first.rows.touched) {
      row_adam_.step_row(e_.rows, row, first.rows.of(row) * scale, rate);
      if (rounded_.size() > 0) round(row);
    }
    for (Part& part : parts_) {
      part.gradient.each([](Matrix& m) { m.setZero(); });
      part.transitions.between.setZero();
      part.transitions.begin.setZero();
      part.transitions.end.setZero();
      part.rows.clear();
    }
    return loss / static_cast<double>(tokens);
  }

  void learn_tasks() {
    std::size_t steps = 0, total = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      const auto begin = std::chrono::steady_clock::now();
      const float done = static_cast<float>(epoch) / static_cast<float>(options_.epochs);
      if (rounded_.size() == 0 && done >= options_.rounded_from) begin_rounding();
      const auto batches = plan(train_, epoch, options_.batch);
      if (total == 0) total = batches.size() * static_cast<std::size_t>(options_.epochs);
      double sum = 0;
      for (const auto& batch : batches) {
        const float left = 1.0f - static_cast<float>(steps) / static_cast<float>(total);
        const float rate = options_.rate * std::min(1.0f, static_cast<float>(steps + 1) / 200.0f) *
                           std::max(left, 0.01f);
        ++steps;
        sum += step(batch, rate, [&](const std::vector<Item>& items, Part& part) {
          for (const Item& item : items) {
            std::vector<std::vector<std::int32_t>> used;
            Pass pass(e_.shape, e_.weights);
            const Matrix& scores =
                pass.forward(input(item, true, part.random, used), options_.drop, part.random);
            Matrix gradient = Matrix::Zero(scores.rows(), scores.cols());
            part.loss += item.wanted->weight *
                         loss(heads_, e_.transitions, *item.set, item.set->sequences[item.sequence],
                              *item.wanted, scores, gradient, part.transitions);
            spread(pass.backward(gradient, {}, part.gradient), used, part);
          }
        });
      }
      std::fprintf(stderr, "epoch %d: loss %.4f, %.0f s", epoch + 1,
                   sum / static_cast<double>(batches.size()),
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
      report();
    }
  }

  void report() const {
    std::mt19937 random;
    for (const Set& s : dev_) {
      Score score;
      for (std::uint32_t i = 0; i < s.variants[0].count(); ++i) {
        std::vector<std::vector<std::int32_t>> used;
        Pass pass(e_.shape, e_.weights);
        score.add(
            heads_, e_.transitions, s.variants[0], s.variants[0].sequences[i],
            pass.forward(input({&s.variants[0], &s.wanted, i}, false, random, used), 0, random));
      }
      std::fprintf(stderr, "; %s %s", s.name.c_str(), score.text().c_str());
    }
    std::fputc('\n', stderr);
  }

  Options options_;
  std::mt19937 random_;
  TrainedEncoder e_;
  Heads heads_;
  std::vector<Set> train_, dev_;
  std::vector<Part> parts_;
  std::vector<Adam> adam_;
  Adam row_adam_;
  Matrix rounded_;  // the rows as they will be written, once the network sees those; else empty
};

}  // namespace

RowIndex TrainedEncoder::index() const {
  RowIndex index;
  for (std::size_t i = 0; i < keys.size(); ++i) index[keys[i]] = static_cast<std::int32_t>(i);
  return index;
}

TrainedEncoder train_encoder(const json& recipe, const std::string& examples) {
  return Trainer(recipe, examples).run();
}

void TrainedEncoder::write(const std::string& path) const {
  std::ofstream file(path, std::ios::binary);
  const std::string head =
      json{{"labels", labels},       {"width", shape.width},     {"state", shape.state},
           {"layers", shape.layers}, {"outputs", shape.outputs}, {"rows", keys.size()}}
          .dump();
  file << head << '\n';
  file.write(reinterpret_cast<const char*>(keys.data()),
             static_cast<std::streamsize>(keys.size() * 4));
  const auto put = [&](const Matrix& m) {
    file.write(reinterpret_cast<const char*>(m.data()), static_cast<std::streamsize>(m.size() * 4));
  };
  put(rows);
  Weights copy = weights;
  copy.each([&](Matrix& m) { put(m); });
  put(transitions.between);
  put(transitions.begin);
  put(transitions.end);
}

TrainedEncoder TrainedEncoder::read(const std::string& path) {
  const std::string bytes = read_file(path);
  std::size_t at = bytes.find('\n') + 1;
  const json head = json::parse(bytes.substr(0, at));
  TrainedEncoder e;
  e.labels = head["labels"];
  e.shape = {head["width"], head["state"], head["layers"], head["outputs"]};
  e.keys.resize(head["rows"]);
  const auto take = [&](void* to, std::size_t size) {
    std::copy_n(bytes.data() + at, size, static_cast<char*>(to));
    at += size;
  };
  take(e.keys.data(), e.keys.size() * 4);
  e.rows = Matrix(static_cast<Eigen::Index>(e.keys.size()), e.shape.width);
  e.weights = Weights::zero(e.shape);
  e.transitions = Transitions::zero(e.labels["names"]);
  const auto fill = [&](Matrix& m) { take(m.data(), static_cast<std::size_t>(m.size()) * 4); };
  fill(e.rows);
  e.weights.each(fill);
  fill(e.transitions.between);
  fill(e.transitions.begin);
  fill(e.transitions.end);
  return e;
}

Matrix sum_rows(const TrainedEncoder& e, const Dataset& set, std::size_t sequence) {
  const std::size_t first = set.sequences[sequence], end = set.sequences[sequence + 1];
  Matrix x = Matrix::Zero(static_cast<Eigen::Index>(end - first), e.shape.width);
  for (std::size_t t = first; t < end; ++t) {
    for (const std::int32_t row : set.rows_of(t)) {
      if (row >= 0) x.row(static_cast<Eigen::Index>(t - first)) += e.rows.row(row);
    }
  }
  return x;
}

}  // namespace filigrane::training
