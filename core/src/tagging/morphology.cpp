#include "tagging/morphology.h"

#include <algorithm>
#include <string>

#include "base/byte_reader.h"

namespace filigrane {
namespace {

// What a value too rare to have an output costs a bundle.
constexpr Morphology::Score kRareValue = -8 * Morphology::kNat;

}  // namespace

std::optional<Morphology> Morphology::read(std::string_view section, const Lexicon& lexicon) {
  Morphology m;
  ByteReader reader(section);
  m.listed_bonus_ = reader.u16();
  for (int left = reader.u8(); left > 0 && reader.ok(); --left) {
    Feature feature;
    feature.name = reader.string();
    feature.free = reader.u8() != 0;
    for (int values = reader.u8(); values > 0 && reader.ok(); --values) {
      feature.values.push_back(reader.string());
    }
    feature.absent = m.outputs_;
    m.outputs_ = static_cast<std::uint16_t>(m.outputs_ + 1 + feature.values.size());
    m.absent_of_.resize(m.outputs_, feature.absent);
    m.features_.push_back(std::move(feature));
  }
  for (auto& seen : m.seen_) {
    for (int left = reader.u16(); left > 0 && reader.ok(); --left) {
      seen.push_back(reader.u16());
      if (seen.back() >= lexicon.feats_count()) return {};
    }
  }
  if (!reader.ok() || reader.left() != 0) return {};

  for (std::size_t id = 0; id < lexicon.feats_count(); ++id) {
    Bundle bundle;
    bundle.first = static_cast<std::uint32_t>(m.values_.size());
    std::string base;
    for (std::string_view rest = lexicon.feats(static_cast<FeatsId>(id)); !rest.empty();) {
      const std::string_view pair = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
      const std::size_t equals = std::min(pair.find('='), pair.size());
      const std::string_view name = pair.substr(0, equals),
                             value = pair.substr(std::min(equals + 1, pair.size()));
      const auto feature = std::find_if(m.features_.begin(), m.features_.end(),
                                        [name](const Feature& f) { return f.name == name; });
      const bool known = feature != m.features_.end();
      if (!known || !feature->free) base.append(base.empty() ? "" : "|").append(pair);
      const auto found = known ? std::find(feature->values.begin(), feature->values.end(), value)
                               : std::vector<std::string_view>::iterator{};
      if (!known || found == feature->values.end()) {
        ++bundle.rare;
        continue;
      }
      m.values_.push_back(
          static_cast<std::uint16_t>(feature->absent + 1 + (found - feature->values.begin())));
      ++bundle.count;
    }
    bundle.base = lexicon.find_feats(base).value_or(static_cast<FeatsId>(id));
    m.bundles_.push_back(bundle);
  }
  return m;
}

std::span<const std::uint16_t> Morphology::outputs_of(FeatsId id) const {
  if (id >= bundles_.size()) return {};
  return std::span(values_).subspan(bundles_[id].first, bundles_[id].count);
}

Morphology::Score Morphology::score(FeatsId id, std::span<const Score> scores) const {
  // Every bundle answers every feature, so the sum over those it lacks is the same for all but for
  // the ones it has: only the difference is summed.
  Score sum = bundles_[id].rare * kRareValue;
  for (const std::uint16_t output : outputs_of(id)) {
    sum += scores[output] - scores[absent_of_[output]];
  }
  return sum;
}

FeatsId Morphology::choose(Upos upos, std::span<const Reading> listed,
                           std::span<const Score> scores) const {
  if (scores.size() < outputs_) return kNoFeats;
  FeatsId best = kNoFeats;
  bool any = false;
  Score best_score = 0;
  const auto is_listed = [&](FeatsId base) {
    return std::any_of(listed.begin(), listed.end(),
                       [base](const Reading& reading) { return reading.feats == base; });
  };
  const auto consider = [&](FeatsId id) {
    if (id >= bundles_.size()) return;
    const Score here = score(id, scores) + (is_listed(bundles_[id].base) ? listed_bonus_ : 0);
    if (any && here <= best_score) return;
    any = true;
    best = id;
    best_score = here;
  };
  for (const FeatsId id : seen(upos)) consider(id);
  for (const Reading& reading : listed) consider(reading.feats);
  return best;
}

}  // namespace filigrane
