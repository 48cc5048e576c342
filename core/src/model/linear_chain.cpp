#include "model/linear_chain.h"

#include <algorithm>
#include <cmath>

#include "base/byte_reader.h"

namespace filigrane {
namespace {

constexpr std::size_t kVector = 8;  // labels summed at once
constexpr std::int32_t kFine = 16;  // log sums count in 1/16 of a weight step
constexpr std::int32_t kForbidden = -(1 << 24);

/// Adds up the rows of the features. The sums fit in 16 bits: 255 features at most.
template <std::size_t Vectors>
void add_rows(const std::int8_t* weights, const std::uint8_t* checks, unsigned bits,
              std::span<const std::uint32_t> hashes, std::int16_t* sums) {
  constexpr std::size_t kStride = Vectors * kVector;
  std::int16_t local[kStride] = {};
  for (const std::uint32_t hash : hashes) {
    const std::uint8_t check = HashedRows::check(hash);
    unsigned choice = 0;
    std::size_t row = HashedRows::row(hash, choice, bits);
    while (checks[row] != check && ++choice < HashedRows::kChoices) {
      row = HashedRows::row(hash, choice, bits);
    }
    if (choice == HashedRows::kChoices) continue;
    const std::int8_t* own = weights + row * kStride;
    for (std::size_t i = 0; i < kStride; ++i) {
      local[i] = static_cast<std::int16_t>(local[i] + own[i]);
    }
  }
  std::copy(local, local + kStride, sums);
}

}  // namespace

std::optional<LinearChain> LinearChain::read(std::string_view section) {
  LinearChain chain;
  ByteReader reader(section);
  const std::size_t count = reader.u8();
  if (count == 0 || count > kMaxLabels) return {};
  for (std::size_t i = 0; i < count; ++i) chain.labels_.emplace_back(reader.string());
  chain.steps_per_nat_ = reader.u16();
  if (chain.steps_per_nat_ == 0 || chain.steps_per_nat_ > 256) return {};
  const auto read_steps = [&](std::size_t n, std::vector<std::int32_t>& out) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::int16_t step = reader.i16();
      out.push_back(step == INT16_MIN ? kForbidden : step);
    }
  };
  read_steps(count * count, chain.transitions_);
  read_steps(count, chain.begin_);
  read_steps(count, chain.end_);
  const unsigned row_bits = reader.u8();
  if (row_bits < 1 || row_bits > 22) return {};
  const std::size_t rows = std::size_t{1} << row_bits;
  chain.row_bits_ = row_bits;
  const std::string_view checks = reader.bytes(rows);
  const std::string_view weights = reader.bytes(rows * count);
  if (!reader.ok() || reader.left() != 0) return {};

  chain.checks_.assign(checks.begin(), checks.end());
  // On disk: all rows of label 0, then of label 1, … (compresses better). Here: row by row.
  chain.stride_ = (count + kVector - 1) / kVector * kVector;
  chain.weights_.assign(rows * chain.stride_, 0);
  for (std::size_t label = 0; label < count; ++label) {
    for (std::size_t row = 0; row < rows; ++row) {
      chain.weights_[row * chain.stride_ + label] =
          static_cast<std::int8_t>(weights[label * rows + row]);
    }
  }
  // log(1 + exp(-d)) for each distance d until it rounds to 0.
  const double unit = 1.0 / (chain.steps_per_nat_ * kFine);
  for (int d = 0;; ++d) {
    const auto value =
        static_cast<std::int16_t>(std::lround(std::log1p(std::exp(-d * unit)) / unit));
    if (value == 0) break;
    chain.log1p_.push_back(value);
  }
  return chain;
}

void LinearChain::score(const FeatureTable& features, Lattice& lattice) const {
  const std::size_t count = labels_.size();
  lattice.positions = features.positions();
  lattice.scores.resize(lattice.positions * count);
  std::int16_t sums[kMaxLabels];
  for (std::size_t i = 0; i < lattice.positions; ++i) {
    switch (stride_ / kVector) {
      case 1:
        add_rows<1>(weights_.data(), checks_.data(), row_bits_, features.at(i), sums);
        break;
      case 2:
        add_rows<2>(weights_.data(), checks_.data(), row_bits_, features.at(i), sums);
        break;
      case 3:
        add_rows<3>(weights_.data(), checks_.data(), row_bits_, features.at(i), sums);
        break;
      default:
        add_rows<4>(weights_.data(), checks_.data(), row_bits_, features.at(i), sums);
        break;
    }
    std::copy(sums, sums + count, lattice.scores.begin() + static_cast<std::ptrdiff_t>(i * count));
  }
}

void LinearChain::decode(Lattice& lattice, std::span<const LabelSet> allowed,
                         std::vector<Label>& path) const {
  const std::size_t count = labels_.size(), n = lattice.positions;
  path.assign(n, 0);
  if (n == 0) return;
  lattice.best.resize(n * count);
  lattice.back.resize(n * count);
  const auto permit = [&](std::size_t i, std::size_t label) {
    return allowed.empty() || (allowed[i] >> label & 1) ? 0 : kForbidden;
  };
  for (std::size_t label = 0; label < count; ++label) {
    lattice.best[label] = begin_[label] + lattice.scores[label] + permit(0, label);
  }
  for (std::size_t i = 1; i < n; ++i) {
    const std::int32_t* before = &lattice.best[(i - 1) * count];
    for (std::size_t label = 0; label < count; ++label) {
      std::int32_t best = before[0] + transitions_[label];
      Label from = 0;
      for (std::size_t p = 1; p < count; ++p) {
        const std::int32_t candidate = before[p] + transitions_[p * count + label];
        if (candidate > best) {
          best = candidate;
          from = static_cast<Label>(p);
        }
      }
      // Kept from running away over a long line of forbidden steps.
      lattice.best[i * count + label] =
          std::max(best + lattice.scores[i * count + label] + permit(i, label), 8 * kForbidden);
      lattice.back[i * count + label] = from;
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

std::int32_t LinearChain::log_add(std::int32_t a, std::int32_t b) const {
  const std::int32_t high = std::max(a, b), distance = high - std::min(a, b);
  return distance < static_cast<std::int32_t>(log1p_.size()) ? high + log1p_[distance] : high;
}

void LinearChain::sum(Lattice& lattice) const {
  const std::size_t count = labels_.size(), n = lattice.positions;
  if (n == 0) return;
  lattice.forward.resize(n * count);
  lattice.backward.resize(n * count);
  const auto score = [&](std::size_t i, std::size_t label) {
    return lattice.scores[i * count + label] * kFine;
  };
  for (std::size_t label = 0; label < count; ++label) {
    lattice.forward[label] = begin_[label] * kFine + score(0, label);
    lattice.backward[(n - 1) * count + label] = end_[label] * kFine;
  }
  for (std::size_t i = 1; i < n; ++i) {
    for (std::size_t label = 0; label < count; ++label) {
      std::int32_t total = lattice.forward[(i - 1) * count] + transitions_[label] * kFine;
      for (std::size_t p = 1; p < count; ++p) {
        total = log_add(
            total, lattice.forward[(i - 1) * count + p] + transitions_[p * count + label] * kFine);
      }
      lattice.forward[i * count + label] = std::max(total + score(i, label), kForbidden * kFine);
    }
  }
  for (std::size_t i = n - 1; i-- > 0;) {
    for (std::size_t label = 0; label < count; ++label) {
      std::int32_t total = INT32_MIN / 2;
      for (std::size_t next = 0; next < count; ++next) {
        total = log_add(total, transitions_[label * count + next] * kFine + score(i + 1, next) +
                                   lattice.backward[(i + 1) * count + next]);
      }
      lattice.backward[i * count + label] = std::max(total, kForbidden * kFine);
    }
  }
  lattice.total = lattice.forward[(n - 1) * count] + end_[0] * kFine;
  for (std::size_t label = 1; label < count; ++label) {
    lattice.total =
        log_add(lattice.total, lattice.forward[(n - 1) * count + label] + end_[label] * kFine);
  }
}

Score LinearChain::probability(const Lattice& lattice, std::size_t first,
                               std::span<const Label> part) const {
  const std::size_t count = labels_.size();
  std::int32_t log = lattice.forward[first * count + part[0]];
  for (std::size_t i = 1; i < part.size(); ++i) {
    log += (transitions_[part[i - 1] * count + part[i]] +
            lattice.scores[(first + i) * count + part[i]]) *
           kFine;
  }
  log += lattice.backward[(first + part.size() - 1) * count + part.back()] - lattice.total;
  const double probability = std::exp(static_cast<double>(log) / (steps_per_nat_ * kFine));
  return static_cast<Score>(std::clamp(std::lround(probability * 1000), 0L, 1000L));
}

}  // namespace filigrane
