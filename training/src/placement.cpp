#include "placement.h"

#include <algorithm>
#include <optional>

#include "model/features.h"

namespace filigrane::training {
namespace {

constexpr std::size_t kKeysPerBucket = 4;
constexpr double kFill = 0.985;  // of the rows; fuller tables find no pilots of 16 bits

/// The fullest buckets choose their pilots first.
std::optional<Placement> place_in(const std::vector<std::uint32_t>& keys, std::size_t rows) {
  std::vector<std::vector<std::int32_t>> buckets(keys.size() / kKeysPerBucket + 1);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    buckets[HashedRows::bucket(keys[k], buckets.size())].push_back(static_cast<std::int32_t>(k));
  }
  std::vector<std::size_t> order(buckets.size());
  for (std::size_t b = 0; b < order.size(); ++b) order[b] = b;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return buckets[a].size() > buckets[b].size();
  });
  Placement placed{std::vector<std::uint16_t>(buckets.size(), 0),
                   std::vector<std::int32_t>(rows, -1)};
  for (const std::size_t b : order) {
    bool found = false;
    for (std::uint32_t pilot = 0; pilot <= UINT16_MAX && !found; ++pilot) {
      std::size_t put = 0;
      for (const std::int32_t key : buckets[b]) {
        auto& at = placed.keys[HashedRows::row(keys[static_cast<std::size_t>(key)], pilot, rows)];
        if (at >= 0) break;
        at = key;
        ++put;
      }
      found = put == buckets[b].size();
      placed.pilots[b] = static_cast<std::uint16_t>(pilot);
      for (std::size_t i = 0; i < put && !found; ++i) {
        const auto key = static_cast<std::size_t>(buckets[b][i]);
        placed.keys[HashedRows::row(keys[key], pilot, rows)] = -1;
      }
    }
    if (!found) return {};
  }
  return placed;
}

}  // namespace

Placement place(const std::vector<std::uint32_t>& keys) {
  std::size_t rows = static_cast<std::size_t>(static_cast<double>(keys.size()) / kFill) + 1;
  auto placed = place_in(keys, rows);
  while (!placed) placed = place_in(keys, rows += rows / 200 + 1);
  return *placed;
}

void append_pilots(const Placement& placed, std::string& out) {
  for (const std::uint16_t pilot : placed.pilots) out += static_cast<char>(pilot);
  for (const std::uint16_t pilot : placed.pilots) out += static_cast<char>(pilot >> 8);
}

}  // namespace filigrane::training
