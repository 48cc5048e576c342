#include "model/chain.h"

#include <algorithm>
#include <cmath>

namespace filigrane {
namespace {

constexpr std::int32_t kFine = 16;  // log sums count in 1/16 of a step
constexpr std::int32_t kForbidden = -(1 << 24);
// A label so far below the best of its position hardly adds to a sum of thousandths.
constexpr std::int32_t kBeam = 12 * Chain::kStepsPerNat;
// Sharper, the sums would leave 32 bits; flatter is never right.
constexpr std::int32_t kLeastTemperature = 500, kMostTemperature = 8000;

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
  const auto read_steps = [&](std::size_t n, std::vector<std::int32_t>& out,
                              std::vector<std::int32_t>& fine) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::int16_t step = reader.i16();
      const std::int32_t kept = std::clamp<std::int32_t>(step, -kMostSteps, kMostSteps);
      out.push_back(step == INT16_MIN ? kForbidden : kept);
      fine.push_back(step == INT16_MIN ? kForbidden * kFine : chain.fine(kept));
    }
  };
  read_steps(count * count, chain.transitions_, chain.fine_transitions_);
  read_steps(count, chain.begin_, chain.fine_begin_);
  read_steps(count, chain.end_, chain.fine_end_);
  if (!reader.ok()) return {};
  // log(1 + exp(-d)) for each distance d until it rounds to 0.
  const double unit = 1.0 / (kStepsPerNat * kFine);
  for (int d = 0;; ++d) {
    const auto value =
        static_cast<std::int16_t>(std::lround(std::log1p(std::exp(-d * unit)) / unit));
    if (value == 0) break;
    chain.log1p_.push_back(value);
  }
  return chain;
}

std::int32_t Chain::fine(std::int32_t steps) const { return steps * kFine * 1000 / temperature_; }

void Chain::decode(std::span<const std::int16_t> scores, std::span<const LabelSet> allowed,
                   Lattice& lattice, std::vector<Label>& path) const {
  const std::size_t count = labels_.size(), n = scores.size() / count;
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
    for (std::size_t label = 0; label < count; ++label) {
      best[label] = before[0] + transitions_[label];
      from[label] = 0;
    }
    for (std::size_t p = 1; p < count; ++p) {
      const std::int32_t *step = &transitions_[p * count], here = before[p];
      for (std::size_t label = 0; label < count; ++label) {
        const bool better = here + step[label] > best[label];
        best[label] = better ? here + step[label] : best[label];
        from[label] = better ? static_cast<std::int32_t>(p) : from[label];
      }
    }
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

std::int32_t Chain::log_add(std::int32_t a, std::int32_t b) const {
  const std::int32_t high = std::max(a, b), distance = high - std::min(a, b);
  return distance < static_cast<std::int32_t>(log1p_.size()) ? high + log1p_[distance] : high;
}

void Chain::sum(std::span<const Label> path, Lattice& lattice) const {
  const std::size_t count = labels_.size(), n = path.size();
  if (n == 0) return;
  lattice.forward.resize(n * count);
  lattice.backward.resize(n * count);
  lattice.likely.resize(n * count);
  lattice.likely_counts.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int16_t* scores = &lattice.scores[i * count];
    const int least = *std::max_element(scores, scores + count) - kBeam;
    for (std::size_t label = 0; label < count; ++label) {
      if (scores[label] < least && label != path[i]) continue;
      lattice.likely[i * count + lattice.likely_counts[i]++] = static_cast<Label>(label);
    }
  }
  const auto likely = [&](std::size_t i) {
    return std::span(lattice.likely).subspan(i * count, lattice.likely_counts[i]);
  };
  const auto score = [&](std::size_t i, std::size_t label) {
    return fine(lattice.scores[i * count + label]);
  };
  for (const Label label : likely(0)) lattice.forward[label] = fine_begin_[label] + score(0, label);
  for (const Label label : likely(n - 1)) {
    lattice.backward[(n - 1) * count + label] = fine_end_[label];
  }
  for (std::size_t i = 1; i < n; ++i) {
    for (const Label label : likely(i)) {
      std::int32_t total = INT32_MIN / 2;
      for (const Label before : likely(i - 1)) {
        total = log_add(total, lattice.forward[(i - 1) * count + before] +
                                   fine_transitions_[before * count + label]);
      }
      lattice.forward[i * count + label] = std::max(total + score(i, label), kForbidden * kFine);
    }
  }
  for (std::size_t i = n - 1; i-- > 0;) {
    for (const Label label : likely(i)) {
      std::int32_t total = INT32_MIN / 2;
      for (const Label next : likely(i + 1)) {
        total = log_add(total, fine_transitions_[label * count + next] + score(i + 1, next) +
                                   lattice.backward[(i + 1) * count + next]);
      }
      lattice.backward[i * count + label] = std::max(total, kForbidden * kFine);
    }
  }
  lattice.total = INT32_MIN / 2;
  for (const Label label : likely(n - 1)) {
    lattice.total =
        log_add(lattice.total, lattice.forward[(n - 1) * count + label] + fine_end_[label]);
  }
}

Score Chain::probability(const Lattice& lattice, std::size_t first,
                         std::span<const Label> part) const {
  const std::size_t count = labels_.size();
  std::int64_t log = lattice.forward[first * count + part[0]];
  for (std::size_t i = 1; i < part.size(); ++i) {
    log += fine_transitions_[part[i - 1] * count + part[i]] +
           fine(lattice.scores[(first + i) * count + part[i]]);
  }
  log += lattice.backward[(first + part.size() - 1) * count + part.back()] - lattice.total;
  const double probability = std::exp(static_cast<double>(log) / (kStepsPerNat * kFine));
  return static_cast<Score>(std::clamp(std::lround(probability * 1000), 0L, 1000L));
}

}  // namespace filigrane
