#include "chain_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <random>
#include <unordered_map>

#include "bundle_writer.h"

namespace filigrane::training {
namespace {

constexpr float kImpossible = -1e9f;

/// Weights with the sums of their squared gradients (AdaGrad) and their average.
struct Parameters {
  std::vector<float> value, squares, total;
  explicit Parameters(std::size_t size) : value(size), squares(size, 1e-6f), total(size) {}
  void step(std::size_t i, float gradient, float rate, float shrink) {
    squares[i] += gradient * gradient;
    value[i] -= rate * (gradient / std::sqrt(squares[i]) + shrink * value[i]);
  }
};

/// All features that occur often enough, numbered.
class FeatureIndex {
 public:
  FeatureIndex(const std::vector<Example>& examples, int min_count) {
    std::unordered_map<std::uint32_t, int> counts;
    for (const Example& example : examples) {
      for (std::size_t i = 0; i < example.labels.size(); ++i) {
        for (const std::uint32_t hash : example.features.at(i)) ++counts[hash];
      }
    }
    for (const auto& [hash, count] : counts) {
      if (count >= min_count) features_.push_back({hash, count});
    }
    std::sort(features_.begin(), features_.end(),
              [](const Feature& a, const Feature& b) { return a.hash < b.hash; });
    for (std::uint32_t i = 0; i < features_.size(); ++i) number_[features_[i].hash] = i;
  }
  std::size_t size() const { return features_.size(); }
  std::uint32_t hash(std::size_t i) const { return features_[i].hash; }
  int count(std::size_t i) const { return features_[i].count; }
  std::optional<std::uint32_t> find(std::uint32_t hash) const {
    const auto found = number_.find(hash);
    if (found == number_.end()) return {};
    return found->second;
  }

 private:
  struct Feature {
    std::uint32_t hash;
    int count;
  };
  std::vector<Feature> features_;
  std::unordered_map<std::uint32_t, std::uint32_t> number_;
};

/// Which feature has which row of the table: each may stand in one of three rows (cuckoo hashing,
/// Pagh & Rodler 2004; a random walk finds the place).
class Rows {
 public:
  explicit Rows(unsigned bits) : bits_(bits), owner_(std::size_t{1} << bits, kFree) {}

  /// Gives the feature a row if one can be made free; drives no other one out for good.
  bool place(std::uint32_t feature, const FeatureIndex& index) {
    std::vector<std::pair<std::size_t, std::uint32_t>> undo;
    for (int kicks = 0; kicks < 500; ++kicks) {
      const std::uint32_t hash = index.hash(feature);
      for (unsigned choice = 0; choice < HashedRows::kChoices; ++choice) {
        std::uint32_t& owner = owner_[HashedRows::row(hash, choice, bits_)];
        if (owner != kFree) continue;
        owner = feature;
        return true;
      }
      const std::size_t row = HashedRows::row(hash, random_() % HashedRows::kChoices, bits_);
      undo.emplace_back(row, owner_[row]);
      std::swap(feature, owner_[row]);
    }
    for (std::size_t i = undo.size(); i-- > 0;) owner_[undo[i].first] = undo[i].second;
    return false;
  }
  static constexpr std::uint32_t kFree = ~0u;
  const std::vector<std::uint32_t>& owners() const { return owner_; }

 private:
  unsigned bits_;
  std::vector<std::uint32_t> owner_;
  std::mt19937 random_{1};
};

class Trainer {
 public:
  Trainer(const std::vector<std::string>& labels, const std::vector<Example>& examples,
          const ChainOptions& options)
      : labels_(labels),
        count_(labels.size()),
        options_(options),
        index_(examples, options.min_count),
        alive_(index_.size(), true),
        weights_(index_.size() * count_),
        transitions_(count_ * count_ + 2 * count_),
        random_(options.seed) {
    std::fprintf(stderr, "  %zu features\n", index_.size());
    for (const Example& example : examples) {
      first_position_.push_back(starts_.size());
      for (std::size_t i = 0; i < example.labels.size(); ++i) {
        starts_.push_back(numbers_.size());
        for (const std::uint32_t hash : example.features.at(i)) {
          if (const auto number = index_.find(hash)) numbers_.push_back(*number);
        }
      }
    }
    starts_.push_back(numbers_.size());
  }

  /// Leaves only the features that get a row, the weightiest first.
  void choose_rows() {
    std::vector<std::pair<float, std::uint32_t>> ranked;
    for (std::uint32_t i = 0; i < index_.size(); ++i) {
      float largest = 0;
      for (std::size_t l = 0; l < count_; ++l)
        largest = std::max(largest, std::fabs(weights_.value[i * count_ + l]));
      ranked.emplace_back(-largest * std::log1p(static_cast<float>(index_.count(i))), i);
    }
    std::sort(ranked.begin(), ranked.end());
    alive_.assign(index_.size(), false);
    std::size_t placed = 0, refused = 0;
    for (const auto& [weight, feature] : ranked) {
      if (rows_.place(feature, index_)) {
        alive_[feature] = true;
        ++placed;
      } else if (++refused > 100) {
        break;
      }
    }
    std::fprintf(stderr, "  %zu features have a row\n", placed);
  }

  double epoch(const std::vector<Example>& examples) {
    std::vector<std::uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random_);
    double loss = 0;
    for (const std::uint32_t i : order) loss += visit(examples[i], first_position_[i]);
    return loss;
  }

  void add_to_average() {
    ++averaged_;
    for (Parameters* p : {&weights_, &transitions_}) {
      for (std::size_t i = 0; i < p->value.size(); ++i) p->total[i] += p->value[i];
    }
  }

  std::string section() const {
    const float unit = static_cast<float>(options_.steps_per_nat);
    std::string out;
    out += static_cast<char>(count_);
    for (const std::string& label : labels_) append_string(out, label);
    append_u16(out, options_.steps_per_nat);
    const auto append_step = [&](std::size_t i, bool forbidden) {
      const long step = std::lround(average(transitions_, i) * unit);
      append_u16(out,
                 static_cast<unsigned>(forbidden ? INT16_MIN : std::clamp(step, -32767L, 32767L)) &
                     0xFFFF);
    };
    for (std::size_t i = 0; i < count_ * count_; ++i) append_step(i, is(options_.forbidden, i));
    for (std::size_t i = 0; i < count_; ++i) append_step(begin(i), is(options_.forbidden_begin, i));
    for (std::size_t i = 0; i < count_; ++i) append_step(end(i), is(options_.forbidden_end, i));
    out += static_cast<char>(options_.row_bits);
    for (const std::uint32_t owner : rows_.owners()) {
      out += static_cast<char>(owner == Rows::kFree ? 0 : HashedRows::check(index_.hash(owner)));
    }
    for (std::size_t label = 0; label < count_; ++label) {
      for (const std::uint32_t owner : rows_.owners()) {
        const long step = owner == Rows::kFree
                              ? 0
                              : std::lround(average(weights_, owner * count_ + label) * unit);
        out += static_cast<char>(std::clamp(step, -127L, 127L));
      }
    }
    return out;
  }

 private:
  static bool is(const std::vector<bool>& set, std::size_t i) { return !set.empty() && set[i]; }
  std::size_t begin(std::size_t label) const { return count_ * count_ + label; }
  std::size_t end(std::size_t label) const { return count_ * count_ + count_ + label; }
  float average(const Parameters& p, std::size_t i) const {
    return averaged_ ? p.total[i] / static_cast<float>(averaged_) : p.value[i];
  }
  float transition(std::size_t from, std::size_t to) const {
    return is(options_.forbidden, from * count_ + to) ? kImpossible
                                                      : transitions_.value[from * count_ + to];
  }

  /// One gradient step on one sequence; returns minus its log likelihood.
  double visit(const Example& example, std::size_t first_position) {
    const std::size_t n = example.labels.size();
    if (n == 0) return 0;
    keep_features(first_position, n);
    scores_.assign(n * count_, 0);
    for (std::size_t i = 0; i < n; ++i) {
      float* score = &scores_[i * count_];
      for (const std::uint32_t feature : kept_[i]) {
        const float* weights = &weights_.value[std::size_t{feature} * count_];
        for (std::size_t l = 0; l < count_; ++l) score[l] += weights[l];
      }
      if (!example.allowed.empty()) {
        for (std::size_t l = 0; l < count_; ++l) {
          if (!(example.allowed[i] >> l & 1)) score[l] = kImpossible;
        }
      }
    }
    const double log_z = forward_backward(n);
    double gold = transitions_.value[begin(example.labels[0])] +
                  transitions_.value[end(example.labels[n - 1])];
    for (std::size_t i = 0; i < n; ++i) {
      gold += scores_[i * count_ + example.labels[i]];
      if (i > 0) gold += transitions_.value[example.labels[i - 1] * count_ + example.labels[i]];
    }
    update(example, n);
    return (log_z - gold) * example.weight;
  }

  /// The features of each position that take part in this visit.
  void keep_features(std::size_t first_position, std::size_t n) {
    if (kept_.size() < n) kept_.resize(n);
    const auto threshold = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    for (std::size_t i = 0; i < n; ++i) {
      kept_[i].clear();
      for (std::size_t k = starts_[first_position + i]; k < starts_[first_position + i + 1]; ++k) {
        if (alive_[numbers_[k]] && random_() >= threshold) kept_[i].push_back(numbers_[k]);
      }
    }
  }

  /// Sums in probability space, scaled at each position so that they neither vanish nor overflow.
  double forward_backward(std::size_t n) {
    alpha_.assign(n * count_, 0);
    beta_.assign(n * count_, 0);
    local_.resize(n * count_);
    std::vector<double>& step = step_;
    step.resize(count_ * count_);
    for (std::size_t p = 0; p < count_; ++p) {
      for (std::size_t l = 0; l < count_; ++l)
        step[p * count_ + l] = std::exp(double{transition(p, l)});
    }
    double log_z = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const float* score = &scores_[i * count_];
      const float top = *std::max_element(score, score + count_);
      double* local = &local_[i * count_];
      double* alpha = &alpha_[i * count_];
      double total = 0;
      for (std::size_t l = 0; l < count_; ++l) {
        local[l] = std::exp(double{score[l] - top});
        double before = 0;
        if (i == 0) {
          before =
              is(options_.forbidden_begin, l) ? 0 : std::exp(double{transitions_.value[begin(l)]});
        } else {
          for (std::size_t p = 0; p < count_; ++p)
            before += alpha_[(i - 1) * count_ + p] * step[p * count_ + l];
        }
        alpha[l] = before * local[l];
        total += alpha[l];
      }
      for (std::size_t l = 0; l < count_; ++l) alpha[l] /= total;
      log_z += std::log(total) + top;
    }
    double final = 0;
    for (std::size_t l = 0; l < count_; ++l) {
      const double end_weight =
          is(options_.forbidden_end, l) ? 0 : std::exp(double{transitions_.value[end(l)]});
      beta_[(n - 1) * count_ + l] = end_weight;
      final += alpha_[(n - 1) * count_ + l] * end_weight;
    }
    log_z += std::log(final);
    for (std::size_t i = n - 1; i-- > 0;) {
      double total = 0;
      for (std::size_t l = 0; l < count_; ++l) {
        double sum = 0;
        for (std::size_t next = 0; next < count_; ++next) {
          sum += step[l * count_ + next] * local_[(i + 1) * count_ + next] *
                 beta_[(i + 1) * count_ + next];
        }
        beta_[i * count_ + l] = sum;
        total += sum;
      }
      for (std::size_t l = 0; l < count_; ++l) beta_[i * count_ + l] /= total;
    }
    return log_z;
  }

  void update(const Example& example, std::size_t n) {
    const float rate = options_.rate;
    std::vector<float> gradient(count_), pair(count_ * count_, 0);
    for (std::size_t i = 0; i < n; ++i) {
      double total = 0;
      for (std::size_t l = 0; l < count_; ++l)
        total += alpha_[i * count_ + l] * beta_[i * count_ + l];
      float largest = 0;
      for (std::size_t l = 0; l < count_; ++l) {
        const double p = alpha_[i * count_ + l] * beta_[i * count_ + l] / total;
        gradient[l] = example.weight * static_cast<float>(p - (example.labels[i] == l));
        largest = std::max(largest, std::fabs(gradient[l]));
      }
      if (i == 0 || i + 1 == n) {
        for (std::size_t l = 0; l < count_; ++l) {
          if (i == 0) transitions_.step(begin(l), gradient[l], rate, options_.shrink);
          if (i + 1 == n) transitions_.step(end(l), gradient[l], rate, options_.shrink);
        }
      }
      if (i > 0) {
        double sum = 0;
        const auto joint = [&](std::size_t p, std::size_t l) {
          return alpha_[(i - 1) * count_ + p] * step_[p * count_ + l] * local_[i * count_ + l] *
                 beta_[i * count_ + l];
        };
        for (std::size_t p = 0; p < count_; ++p) {
          for (std::size_t l = 0; l < count_; ++l) sum += joint(p, l);
        }
        for (std::size_t p = 0; p < count_; ++p) {
          for (std::size_t l = 0; l < count_; ++l) {
            pair[p * count_ + l] += example.weight * static_cast<float>(joint(p, l) / sum);
          }
        }
        pair[example.labels[i - 1] * count_ + example.labels[i]] -= example.weight;
      }
      if (largest < 1e-3f) continue;  // learnt already
      for (const std::uint32_t feature : kept_[i]) {
        for (std::size_t l = 0; l < count_; ++l) {
          weights_.step(std::size_t{feature} * count_ + l, gradient[l], rate, options_.shrink);
        }
      }
    }
    for (std::size_t k = 0; k < pair.size(); ++k) {
      if (pair[k] != 0 && !is(options_.forbidden, k))
        transitions_.step(k, pair[k], rate, options_.shrink);
    }
  }

  const std::vector<std::string>& labels_;
  const std::size_t count_;
  const ChainOptions& options_;
  const FeatureIndex index_;
  Rows rows_{options_.row_bits};
  std::vector<bool> alive_;
  Parameters weights_, transitions_;
  std::vector<std::uint32_t> numbers_;       // features of all positions of all examples
  std::vector<std::size_t> starts_;          // in numbers_, of each position
  std::vector<std::size_t> first_position_;  // in starts_, of each example
  int averaged_ = 0;
  std::mt19937 random_;
  std::vector<std::vector<std::uint32_t>> kept_;
  std::vector<float> scores_;
  std::vector<double> alpha_, beta_, local_, step_;
};

}  // namespace

std::string train_chain(const std::vector<std::string>& labels,
                        const std::vector<Example>& examples, const ChainOptions& options,
                        const std::function<void(int, const std::string&)>& report) {
  Trainer trainer(labels, examples, options);
  for (int epoch = 1; epoch <= options.first_epochs; ++epoch) {
    std::fprintf(stderr, "  first epoch %d: loss %.0f\n", epoch, trainer.epoch(examples));
  }
  trainer.choose_rows();
  std::string section;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    const double loss = trainer.epoch(examples);
    if (epoch * 2 > options.epochs) trainer.add_to_average();
    std::fprintf(stderr, "  epoch %d: loss %.0f", epoch, loss);
    if (report) {
      section = trainer.section();
      report(epoch, section);
    }
    std::fprintf(stderr, "\n");
  }
  return trainer.section();
}

}  // namespace filigrane::training
