#include "model/chain.h"

#include <algorithm>
#include <cmath>

#include "model/kernels.h"
#include "model/loops.h"

namespace filigrane {
namespace {

constexpr std::int32_t kForbidden = -(1 << 24);
constexpr std::int32_t kLeastTemperature = 500, kMostTemperature = 8000;
// Likelihoods are whole multiples of this, so that no rounding of exp() matters; none is smaller.
constexpr float kLeastLikelihood = 1.0f / (1 << 24);

}  // namespace

std::int16_t Chain::steps(float nats) {
  const float scaled = nats * static_cast<float>(kStepsPerNat);
  if (!(scaled > -kMostSteps)) return -kMostSteps;
  if (scaled >= kMostSteps) return kMostSteps;
  return static_cast<std::int16_t>(scaled + std::copysign(0.5f, scaled));
}

std::optional<Chain> Chain::read(ByteReader& reader) {
  Chain chain;
  const std::size_t count = reader.u8();
  if (count == 0 || count > kMaxLabels) return {};
  for (std::size_t i = 0; i < count; ++i) chain.labels_.emplace_back(reader.string());
  chain.temperature_ = reader.u16();
  if (chain.temperature_ < kLeastTemperature || chain.temperature_ > kMostTemperature) return {};
  const auto read_steps = [&](std::size_t n, std::vector<std::int32_t>& out) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::int16_t step = reader.i16();
      const std::int32_t kept = std::clamp<std::int32_t>(step, -kMostSteps, kMostSteps);
      out.push_back(step == INT16_MIN ? kForbidden : kept);
    }
  };
  std::vector<std::int32_t> transitions;
  read_steps(count * count, transitions);
  read_steps(count, chain.begin_);
  read_steps(count, chain.end_);
  if (!reader.ok()) return {};

  for (int distance = 0;; ++distance) {
    const double nats = 1000.0 * distance / (kStepsPerNat * chain.temperature_);
    const auto multiples = std::lround(std::exp(-nats) / kLeastLikelihood);
    if (multiples <= 1) break;
    chain.likelihoods_.push_back(static_cast<float>(multiples) * kLeastLikelihood);
  }
  chain.stride_ = round_up(count, loops::kVector);
  const auto likelihoods = [&](const std::vector<std::int32_t>& steps, std::size_t i) {
    const std::int32_t best = *std::max_element(steps.begin(), steps.end());
    return steps[i] == kForbidden ? 0.0f : chain.likelihood(best - steps[i]);
  };
  chain.steps_.assign(count * chain.stride_, kForbidden);
  chain.from_to_.assign(count * chain.stride_, 0);
  chain.to_from_ = chain.from_to_;
  chain.begin_likelihoods_.assign(chain.stride_, 0);
  chain.end_likelihoods_ = chain.begin_likelihoods_;
  for (std::size_t from = 0; from < count; ++from) {
    chain.begin_likelihoods_[from] = likelihoods(chain.begin_, from);
    chain.end_likelihoods_[from] = likelihoods(chain.end_, from);
    for (std::size_t to = 0; to < count; ++to) {
      chain.steps_[from * chain.stride_ + to] = transitions[from * count + to];
      const float step = likelihoods(transitions, from * count + to);
      chain.from_to_[from * chain.stride_ + to] = chain.to_from_[to * chain.stride_ + from] = step;
    }
  }
  return chain;
}

float Chain::likelihood(std::int32_t distance) const {
  return distance < static_cast<std::int32_t>(likelihoods_.size())
             ? likelihoods_[static_cast<std::size_t>(distance)]
             : kLeastLikelihood;
}

void Chain::decode(std::span<const std::int16_t> scores, std::span<const LabelSet> allowed,
                   Lattice& lattice, std::vector<Label>& path) const {
  const std::size_t count = labels_.size(), n = scores.size() / count;
  const Kernels& k = kernels();
  lattice.scores = scores;
  path.assign(n, 0);
  if (n == 0) return;
  lattice.best.resize(n * count);
  lattice.back.resize(n * count);
  const auto permit = [&](std::size_t i, std::size_t label) {
    return allowed.empty() || (allowed[i] >> label & 1) ? 0 : kForbidden;
  };
  for (std::size_t label = 0; label < count; ++label) {
    lattice.best[label] = begin_[label] + scores[label] + permit(0, label);
  }
  for (std::size_t i = 1; i < n; ++i) {
    const std::int32_t* before = &lattice.best[(i - 1) * count];
    std::int32_t best[kMaxLabels];
    std::int32_t from[kMaxLabels];
    k.best_steps(before, steps_.data(), count, stride_, best, from);
    for (std::size_t label = 0; label < count; ++label) {
      // Kept from running away over a long line of forbidden steps.
      lattice.best[i * count + label] =
          std::max(best[label] + scores[i * count + label] + permit(i, label), 8 * kForbidden);
      lattice.back[i * count + label] = static_cast<Label>(from[label]);
    }
  }
  std::size_t last = 0;
  const std::int32_t* final = &lattice.best[(n - 1) * count];
  for (std::size_t label = 1; label < count; ++label) {
    if (final[label] + end_[label] > final[last] + end_[last]) last = label;
  }
  for (std::size_t i = n; i-- > 0;) {
    path[i] = static_cast<Label>(last);
    last = lattice.back[i * count + last];
  }
}

void Chain::sum(Lattice& lattice) const {
  const std::size_t count = labels_.size(), stride = stride_, n = lattice.scores.size() / count;
  if (n == 0) return;
  const Kernels& k = kernels();
  lattice.emissions.assign(n * stride, 0);
  lattice.forward.assign(n * stride, 0);
  lattice.backward.assign(n * stride, 0);
  lattice.scales.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int16_t* scores = &lattice.scores[i * count];
    const std::int32_t best = *std::max_element(scores, scores + count);
    for (std::size_t label = 0; label < count; ++label) {
      lattice.emissions[i * stride + label] = likelihood(best - scores[label]);
    }
  }
  // Each position's sums are divided by their sum, so that they stay in the range of floats.
  for (std::size_t i = 0; i < n; ++i) {
    float* here = &lattice.forward[i * stride];
    const float* emissions = &lattice.emissions[i * stride];
    if (i == 0) {
      std::copy(begin_likelihoods_.begin(), begin_likelihoods_.end(), here);
    } else {
      k.sum_steps(here - stride, from_to_.data(), count, stride, here);
    }
    float sum = 0;
    for (std::size_t label = 0; label < stride; ++label) {
      here[label] *= emissions[label];
      sum += here[label];
    }
    lattice.scales[i] = sum > 0 ? 1 / sum : 0;
    for (std::size_t label = 0; label < stride; ++label) here[label] *= lattice.scales[i];
  }
  float* here = &lattice.backward[(n - 1) * stride];
  std::copy(end_likelihoods_.begin(), end_likelihoods_.end(), here);
  lattice.total = 0;
  for (std::size_t label = 0; label < count; ++label) {
    lattice.total += lattice.forward[(n - 1) * stride + label] * here[label];
  }
  for (std::size_t i = n - 1; i-- > 0;) {
    here -= stride;
    float after[kMaxLabels];
    for (std::size_t to = 0; to < count; ++to) {
      after[to] = here[stride + to] * lattice.emissions[(i + 1) * stride + to];
    }
    k.sum_steps(after, to_from_.data(), count, stride, here);
    for (std::size_t label = 0; label < stride; ++label) here[label] *= lattice.scales[i + 1];
  }
}

Score Chain::probability(const Lattice& lattice, std::size_t first,
                         std::span<const Label> part) const {
  float p = lattice.forward[first * stride_ + part[0]];
  for (std::size_t i = 1; i < part.size(); ++i) {
    p *= from_to_[part[i - 1] * stride_ + part[i]] *
         lattice.emissions[(first + i) * stride_ + part[i]] * lattice.scales[first + i];
  }
  p *= lattice.backward[(first + part.size() - 1) * stride_ + part.back()];
  if (!(lattice.total > 0) || !(p >= 0)) return 0;
  return static_cast<Score>(std::lround(std::clamp(p / lattice.total, 0.0f, 1.0f) * 1000));
}

}  // namespace filigrane
