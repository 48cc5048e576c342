#include "model/encoder_features.h"

#include <initializer_list>
#include <vector>

namespace filigrane {
namespace {

// So many words in capitals one after the other are a heading: capitals tell nothing in it.
constexpr std::size_t kShouting = 4;

/// Which tokens stand in a run of words without small letters.
std::vector<bool> in_capitals(std::span<const Attributes> attributes) {
  std::vector<bool> result(attributes.size(), false);
  std::size_t start = 0, words = 0;
  for (std::size_t i = 0; i <= attributes.size(); ++i) {
    if (i < attributes.size() && !attributes[i].has_small) {
      words += attributes[i].letters;
      continue;
    }
    if (words >= kShouting) {
      for (std::size_t j = start; j < i; ++j) result[j] = true;
    }
    start = i + 1;
    words = 0;
  }
  return result;
}

std::uint32_t length_class(std::size_t tokens) {
  return tokens <= 3 ? 0u : tokens <= 8 ? 1u : tokens <= 20 ? 2u : 3u;
}

}  // namespace

void add_encoder_features(std::u16string_view text, std::span<const Token> tokens,
                          std::span<const Attributes> attributes, std::span<const NameHint> hints,
                          FeatureTable& table) {
  const auto shouting = in_capitals(attributes);
  const char16_t last = tokens.empty() ? u' ' : text[tokens.back().at.end - 1];
  const bool stopped = last == u'.' || last == u'?' || last == u'!' || last == 0x2026;
  const std::uint32_t block = length_class(tokens.size()) * 2 + (stopped ? 1u : 0u);
  bool quoted = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Attributes& a = attributes[i];
    const char16_t mark = text[tokens[i].at.start];
    if (mark == 0xAB || mark == 0x201C) quoted = true;
    if (mark == 0xBB || mark == 0x201D) quoted = false;
    if (mark == u'"') quoted = !quoted;
    const std::uint32_t gap = i == 0 ? 2u : tokens[i].at.start > tokens[i - 1].at.end ? 1u : 0u;

    std::uint32_t id = 0x300;
    const auto add = [&](std::initializer_list<std::uint32_t> parts) {
      std::uint32_t hash = ++id;
      for (const std::uint32_t part : parts) hash = mix(hash, part);
      table.add(hash);
    };
    add({a.folded});
    add({a.shape, shouting[i]});
    add({a.suffix[0]});
    add({a.suffix[1]});
    add({a.suffix[2]});
    add({a.prefix[0]});
    add({a.prefix[1]});
    add({a.tags});
    add({a.readings});
    add({gap, quoted, shouting[i]});
    add({block});
    // A word without accents has an empty place here, so that what follows stays where it is.
    add({a.lower != a.folded ? a.lower : 0u});
    const NameHint& hint = hints[i];
    const std::uint32_t part = (hint.begins ? 1u : 0u) + (hint.ends ? 2u : 0u);
    for (std::uint32_t kind = 0; hint.kinds >> kind != 0; ++kind) {
      id = 0x380 + kind;
      if (hint.kinds >> kind & 1) add({part});
    }
    table.next();
  }
}

}  // namespace filigrane
