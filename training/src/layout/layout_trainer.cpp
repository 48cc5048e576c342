#include "layout/layout_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/line_features.h"
#include "layout/state_names.h"

namespace filigrane::training {
namespace {

constexpr double kScale = 64;  // steps of a whole-number weight to one of the trainer's
constexpr std::size_t kColumns = kBlockKinds + kZones;

/// Parameters, gradients or their squares: all weights in one row.
struct Layout {
  std::size_t states = line_states().size(), features = line_feature_count();
  std::size_t step = features * kColumns, begin = step + states * states, end = begin + states,
              size = end + states;
};

class Trainer {
 public:
  Trainer() : weights_(at_.size), squares_(at_.size, 1e-6) {
    for (std::size_t to = 0; to < at_.states; ++to) {
      for (std::size_t from = 0; from < at_.states; ++from) {
        if (may_follow(line_states()[from], line_states()[to])) before_.emplace_back(from, to);
      }
    }
  }

  void learn(const std::vector<LayoutExample>& examples, const LayoutOptions& options) {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    std::uint64_t random = 1;
    double all = 0;
    for (const auto& example : examples) all += example.weight;
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        std::swap(order[i - 1], order[(random >> 33) % i]);
      }
      // Sixteen examples a step; the prior's share goes with them.
      for (std::size_t i = 0; i < order.size(); i += 16) {
        gradient_.assign(at_.size, 0);
        double weight = 0;
        weigh_steps();
        for (std::size_t j = i; j < std::min(i + 16, order.size()); ++j) {
          add_gradient(examples[order[j]]);
          weight += examples[order[j]].weight;
        }
        for (std::size_t w = 0; w < at_.size; ++w) {
          const double g = gradient_[w] - options.decay * weights_[w] * weight / all * 16;
          if (g == 0) continue;
          squares_[w] += g * g;
          weights_[w] += options.rate * g / std::sqrt(squares_[w]);
        }
      }
    }
  }

  LineWeights rounded() const {
    LineWeights out;
    const auto whole = [&](std::size_t i) {
      return static_cast<std::int16_t>(
          std::lround(std::clamp(weights_[i] * kScale, -30000.0, 30000.0)));
    };
    out.features.resize(at_.features);
    for (std::size_t f = 0; f < at_.features; ++f) {
      for (std::size_t k = 0; k < kColumns; ++k) out.features[f][k] = whole(f * kColumns + k);
    }
    for (std::size_t i = at_.step; i < at_.begin; ++i) out.steps.push_back(whole(i));
    for (std::size_t i = at_.begin; i < at_.end; ++i) out.begins.push_back(whole(i));
    for (std::size_t i = at_.end; i < at_.size; ++i) out.ends.push_back(whole(i));
    return out;
  }

 private:
  /// What the features of a line say of each state.
  void score(const std::vector<std::uint16_t>& features, double* out) const {
    double sums[kColumns] = {};
    for (const std::uint16_t f : features) {
      for (std::size_t k = 0; k < kColumns; ++k) sums[k] += weights_[f * kColumns + k];
    }
    for (std::size_t s = 0; s < at_.states; ++s) {
      const LineState state = line_states()[s];
      out[s] = sums[static_cast<std::size_t>(state.kind)] +
               sums[kBlockKinds + static_cast<std::size_t>(state.zone)];
    }
  }
  void add(const std::vector<std::uint16_t>& features, std::size_t s, double value) {
    const LineState state = line_states()[s];
    const auto kind = static_cast<std::size_t>(state.kind);
    const auto zone = kBlockKinds + static_cast<std::size_t>(state.zone);
    for (const std::uint16_t f : features) {
      gradient_[f * kColumns + kind] += value;
      gradient_[f * kColumns + zone] += value;
    }
  }

  /// Likelihoods of the steps from line to line; 0 where there is none.
  void weigh_steps() {
    likely_.assign(at_.states * at_.states, 0);
    for (const auto& [from, to] : before_) {
      likely_[from * at_.states + to] = std::exp(weights_[at_.step + from * at_.states + to]);
    }
  }

  /// Forward and backward likelihoods, those of each line scaled to a sum of 1.
  void add_gradient(const LayoutExample& example) {
    const std::size_t n = example.features.size(), count = at_.states;
    own_.resize(n * count);
    forward_.assign(n * count, 0);
    backward_.assign(n * count, 0);
    for (std::size_t i = 0; i < n; ++i) {
      double* own = &own_[i * count];
      score(example.features[i], own);
      const double most = *std::max_element(own, own + count);
      for (std::size_t s = 0; s < count; ++s) own[s] = std::exp(own[s] - most);
    }
    const auto normalize = [&](double* values) {
      const double sum = std::accumulate(values, values + count, 0.0);
      for (std::size_t s = 0; s < count; ++s) values[s] /= sum;
    };
    for (std::size_t i = 0; i < n; ++i) {
      double* here = &forward_[i * count];
      for (std::size_t from = 0; i > 0 && from < count; ++from) {
        const double f = here[from - count];
        for (std::size_t to = 0; to < count; ++to) here[to] += f * likely_[from * count + to];
      }
      for (std::size_t s = 0; s < count; ++s) {
        if (i == 0) here[s] = may_begin(line_states()[s]) ? std::exp(weights_[at_.begin + s]) : 0;
        here[s] *= own_[i * count + s];
      }
      normalize(here);
    }
    for (std::size_t i = n; i-- > 0;) {
      double* here = &backward_[i * count];
      for (std::size_t s = 0; s < count; ++s) {
        if (i + 1 == n) {
          here[s] = std::exp(weights_[at_.end + s]);
          continue;
        }
        const double *next = here + count, *own = &own_[(i + 1) * count];
        for (std::size_t to = 0; to < count; ++to) {
          here[s] += likely_[s * count + to] * own[to] * next[to];
        }
      }
      normalize(here);
    }
    const double w = example.weight;
    std::vector<double> p(count), into(count), steps(count * count);
    for (std::size_t i = 0; i < n; ++i) {
      const double *f = &forward_[i * count], *b = &backward_[i * count];
      for (std::size_t s = 0; s < count; ++s) p[s] = f[s] * b[s];
      normalize(p.data());
      for (std::size_t s = 0; s < count; ++s) {
        if (p[s] > 1e-7) add(example.features[i], s, -p[s] * w);
        if (i == 0) gradient_[at_.begin + s] -= p[s] * w;
        if (i + 1 == n) gradient_[at_.end + s] -= p[s] * w;
      }
      add(example.features[i], example.states[i], w);
      if (i == 0) continue;
      double sum = 0;
      for (std::size_t to = 0; to < count; ++to) into[to] = own_[i * count + to] * b[to];
      for (std::size_t from = 0; from < count; ++from) {
        for (std::size_t to = 0; to < count; ++to) {
          const std::size_t step = from * count + to;
          sum += steps[step] = f[from - count] * likely_[step] * into[to];
        }
      }
      for (std::size_t step = 0; step < steps.size(); ++step) {
        gradient_[at_.step + step] -= steps[step] / sum * w;
      }
      gradient_[at_.step + example.states[i - 1] * count + example.states[i]] += w;
    }
    gradient_[at_.begin + example.states[0]] += w;
    gradient_[at_.end + example.states[n - 1]] += w;
  }

  Layout at_;
  std::vector<double> weights_, squares_, gradient_, likely_, own_, forward_, backward_;
  std::vector<std::pair<std::size_t, std::size_t>> before_;
};

}  // namespace

LineWeights train_lines(const std::vector<LayoutExample>& examples, const LayoutOptions& options) {
  Trainer trainer;
  trainer.learn(examples, options);
  return trainer.rounded();
}

std::string weights_table(const LineWeights& weights) {
  std::string out =
      "# Weights of the line classifier, made by `filigrane-train layout` (training/README.md): "
      "for\n"
      "# each feature of a line, how much it speaks for each kind and each part of the page.\n"
      "feature";
  for (std::size_t k = 0; k < kBlockKinds; ++k) {
    out.append("\t").append(block_kind_name(static_cast<BlockKind>(k)));
  }
  for (const auto name : kZoneNames) out.append("\t").append(name);
  out += '\n';
  for (std::size_t f = 0; f < weights.features.size(); ++f) {
    const auto& row = weights.features[f];
    if (std::all_of(row.begin(), row.end(), [](int value) { return value == 0; })) continue;
    out += line_feature_name(static_cast<std::uint16_t>(f));
    for (const int value : row) out.append("\t").append(std::to_string(value));
    out += '\n';
  }
  return out;
}

std::string steps_table(const LineWeights& weights) {
  std::string out =
      "# Weights of the line classifier, made by `filigrane-train layout` (training/README.md): "
      "from\n"
      "# the state of one line to that of the next; - is the beginning or the end of the page.\n"
      "from\tto\tweight\n";
  const auto states = line_states();
  const std::size_t count = states.size();
  const auto row = [&](const std::string& from, const std::string& to, int value) {
    if (value == 0) return;
    out.append(from).append("\t").append(to).append("\t");
    out.append(std::to_string(value)).append("\n");
  };
  for (std::size_t s = 0; s < count; ++s) row("-", line_state_name(states[s]), weights.begins[s]);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) {
      row(line_state_name(states[a]), line_state_name(states[b]), weights.steps[a * count + b]);
    }
  }
  for (std::size_t s = 0; s < count; ++s) row(line_state_name(states[s]), "-", weights.ends[s]);
  return out;
}

}  // namespace filigrane::training
