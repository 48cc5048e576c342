#include "model/gazetteer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "base/byte_reader.h"
#include "model/features.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

constexpr std::size_t kLongestName = 8;  // tokens
constexpr std::size_t kMostRows = 1u << 22;

bool can_begin_name(std::u16string_view token) {
  const auto c = static_cast<UChar32>(code_point_at(token, 0).value);
  return u_isupper(c) || u_istitle(c) || u_isdigit(c);
}

}  // namespace

std::optional<Gazetteer> Gazetteer::read(std::string_view section) {
  Gazetteer g;
  ByteReader reader(section);
  const std::size_t buckets = reader.u32(), rows = reader.u32(), sets = reader.u8();
  if (buckets == 0 || buckets > kMostRows || rows == 0 || rows > kMostRows || sets == 0) return {};
  for (std::size_t i = 0; i < sets; ++i) g.sets_.push_back(reader.u16());
  const std::string_view low = reader.bytes(buckets), high = reader.bytes(buckets);
  const std::string_view checks = reader.bytes(2 * rows), set_of = reader.bytes(rows);
  if (!reader.ok() || reader.left() != 0) return {};
  const auto pair = [](char least, char most) {
    return static_cast<std::uint16_t>(static_cast<std::uint8_t>(least) |
                                      static_cast<std::uint8_t>(most) << 8);
  };
  for (std::size_t i = 0; i < buckets; ++i) g.pilots_.push_back(pair(low[i], high[i]));
  for (std::size_t i = 0; i < rows; ++i)
    g.checks_.push_back(pair(checks[2 * i], checks[2 * i + 1]));
  g.set_of_.assign(set_of.begin(), set_of.end());
  if (std::any_of(g.set_of_.begin(), g.set_of_.end(),
                  [sets](std::uint8_t set) { return set >= sets; })) {
    return {};
  }
  return g;
}

std::uint16_t Gazetteer::kinds_of(std::uint32_t hash) const {
  if (pilots_.empty()) return 0;
  const std::uint16_t pilot = pilots_[HashedRows::bucket(hash, pilots_.size())];
  const std::size_t row = HashedRows::row(hash, pilot, checks_.size());
  return checks_[row] == check(hash) ? sets_[set_of_[row]] : 0;
}

std::uint16_t Gazetteer::kinds(std::u16string_view name) const {
  std::string key;
  append_folded(name, key);
  std::uint32_t hash = kEmptyName;
  for (const char byte : key) hash = extend(hash, byte);
  return kinds_of(hash);
}

std::vector<NameHint> Gazetteer::find(std::u16string_view text,
                                      std::span<const Token> tokens) const {
  std::vector<NameHint> hints(tokens.size());
  std::string key;
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (hints[first].kinds != 0) continue;  // inside a longer name
    const auto at = tokens[first].at;
    if (!can_begin_name(text.substr(at.start, at.size()))) continue;

    std::uint32_t hash = kEmptyName;
    std::size_t longest = 0;
    std::uint16_t kinds = 0;
    for (std::size_t i = first; i < tokens.size() && i < first + kLongestName; ++i) {
      key.clear();
      if (i > first && tokens[i].at.start > tokens[i - 1].at.end) key += ' ';
      append_folded(text.substr(tokens[i].at.start, tokens[i].at.size()), key);
      for (const char byte : key) hash = extend(hash, byte);
      if (const std::uint16_t found = kinds_of(hash)) {
        longest = i + 1 - first;
        kinds = found;
      }
    }
    for (std::size_t i = 0; i < longest; ++i) {
      hints[first + i] = {kinds, i == 0, i + 1 == longest};
    }
  }
  return hints;
}

}  // namespace filigrane
