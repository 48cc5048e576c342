#include "names/mentions.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"

namespace filigrane {
namespace {

// Longer sentences are read in parts: the chain's sums stay small and memory bounded.
constexpr std::size_t kLongestSequence = 512;

std::optional<MentionType> type_from_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"PER", "ORG", "LOC", "MISC"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return {};
  return static_cast<MentionType>(found - kNames.begin());
}

/// @handles, #tags, e-mail addresses, URLs and tickers (MSFT.O) are no names
/// (an abbreviation such as J.-C. or U.S. ends in its stop).
bool is_address(std::u16string_view token) {
  if (token.size() < 2) return false;
  if (token.front() == u'@' || token.front() == u'#') return true;
  if (token.find(u'@') != token.npos || token.find(u"://") != token.npos) return true;
  const auto dot = token.find(u'.');
  if (dot == token.npos || dot < 2 || dot + 1 == token.size() || token.size() - dot > 4)
    return false;
  return std::all_of(token.begin(), token.end(), [](char16_t c) {
    return c == u'.' || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
  });
}

/// Most of the sentence's words are in capitals: a heading, where capitals tell nothing.
bool shouts(std::span<const Attributes> attributes) {
  std::size_t words = 0, capitals = 0;
  for (const Attributes& a : attributes) {
    words += a.letters;
    capitals += a.all_capitals;
  }
  return words > 1 && capitals * 10 > words * 6;
}

}  // namespace

std::optional<NameModel> NameModel::read(std::string_view section, std::string_view language) {
  auto chain = LinearChain::read(section);
  if (!chain) return {};
  NameModel model;
  for (const TsvRow& row : read_tsv(embedded_data("not_names.tsv"))) {
    if (row.size() == 2 && row[0] == language) model.not_names_.insert(decode_utf8(row[1]).text);
  }
  for (const std::string& label : chain->labels()) {
    Tag tag;
    if (label == "O") {
      model.outside_ = LabelSet{1} << model.tags_.size();
    } else {
      const auto type =
          type_from_name(std::string_view(label).substr(std::min<std::size_t>(2, label.size())));
      if (!type || std::string_view("SBIE").find(label[0]) == std::string_view::npos) return {};
      tag = {label[0], *type};
    }
    model.tags_.push_back(tag);
  }
  model.chain_ = std::move(*chain);
  return model;
}

void NameModel::features(std::u16string_view text, std::span<const Token> tokens,
                         std::span<const Attributes> attributes, std::span<const NameHint> hints,
                         FeatureTable& table) {
  static const Attributes kOutside;
  static const NameHint kNoHint;
  table.clear();
  const std::ptrdiff_t n = static_cast<std::ptrdiff_t>(tokens.size());
  const std::uint32_t shouting = shouts(attributes) ? 1u : 0u;
  bool quoted = false;
  for (std::ptrdiff_t i = 0; i < n; ++i) {
    const auto inside = [&](std::ptrdiff_t j) { return j >= 0 && j < n; };
    const auto at = [&](std::ptrdiff_t offset) -> const Attributes& {
      return inside(i + offset) ? attributes[static_cast<std::size_t>(i + offset)] : kOutside;
    };
    const auto upos = [&](std::ptrdiff_t offset) -> std::uint32_t {
      if (!inside(i + offset)) return 31;
      return static_cast<std::uint32_t>(tokens[static_cast<std::size_t>(i + offset)].upos);
    };
    const auto hint = [&](std::ptrdiff_t offset) -> std::uint32_t {
      const NameHint& h =
          inside(i + offset) ? hints[static_cast<std::size_t>(i + offset)] : kNoHint;
      return h.kinds * 4u + (h.begins ? 1u : 0u) + (h.ends ? 2u : 0u);
    };
    const Attributes& a = at(0);
    const char16_t mark = text[tokens[static_cast<std::size_t>(i)].at.start];
    if (mark == 0xAB || mark == 0x201C) quoted = true;
    if (mark == 0xBB || mark == 0x201D) quoted = false;
    if (mark == u'"') quoted = !quoted;
    const std::uint32_t first = i == 0 || (i == 1 && !at(-1).letters) ? 1u : 0u;
    const std::uint32_t glued = i > 0 && tokens[static_cast<std::size_t>(i)].at.start ==
                                             tokens[static_cast<std::size_t>(i - 1)].at.end
                                    ? 1u
                                    : 0u;

    std::uint32_t id = 0x200;
    const auto add = [&](std::initializer_list<std::uint32_t> parts) {
      std::uint32_t hash = ++id;
      for (const std::uint32_t part : parts) hash = mix(hash, part);
      table.add(hash);
    };
    add({});
    add({a.form});
    add({a.lower, shouting});
    for (const std::uint32_t suffix : a.suffix) add({suffix, a.capital});
    for (const std::uint32_t prefix : a.prefix) add({prefix, a.capital});
    add({a.shape, first, shouting});
    add({a.tags, a.shape, first});
    add({upos(0), a.shape});
    add({hint(0), shouting});
    add({hint(0), a.shape, first});
    add({hint(0), upos(0), a.tags});
    add({hint(-1), hint(0)});
    add({hint(0), hint(1)});
    add({at(-1).lower});
    add({at(1).lower});
    add({at(-2).lower});
    add({at(2).lower});
    add({at(-3).lower});
    add({at(3).lower});
    add({at(-1).lower, a.shape});
    add({at(1).lower, a.shape});
    add({at(-2).lower, at(-1).lower, a.shape});
    add({at(1).lower, at(2).lower, a.shape});
    add({at(-1).lower, a.lower});
    add({a.lower, at(1).lower});
    add({at(-1).suffix[2], a.shape});
    add({at(1).suffix[2], a.shape});
    add({at(-1).form, at(1).form});
    add({upos(-1), upos(0), upos(1)});
    add({upos(-2), upos(-1), upos(0), a.shape});
    add({at(-1).shape, a.shape, at(1).shape});
    add({at(-2).shape, at(-1).shape, a.shape});
    add({a.shape, at(1).shape, at(2).shape});
    add({at(-1).tags, a.shape, hint(0)});
    add({hint(-1), a.shape});
    add({hint(1), a.shape});
    add({glued, at(-1).shape, a.shape});
    add({quoted, a.shape, first});
    table.next();
  }
}

std::vector<Mention> NameModel::find(std::u16string_view text, std::span<const Sentence> sentences,
                                     std::span<const Token> tokens,
                                     std::span<const Attributes> attributes,
                                     std::span<const NameHint> hints) const {
  std::vector<Mention> mentions;
  FeatureTable table;
  LinearChain::Lattice lattice;
  std::vector<Label> path;
  std::vector<LabelSet> allowed;
  for (const Sentence& sentence : sentences) {
    for (std::size_t first = sentence.tokens.start; first < sentence.tokens.end;) {
      const std::size_t count =
          std::min<std::size_t>(kLongestSequence, sentence.tokens.end - first);
      features(text, tokens.subspan(first, count), attributes.subspan(first, count),
               hints.subspan(first, count), table);
      allowed.assign(count, kAnyLabel);
      for (std::size_t i = 0; i < count; ++i) {
        const Utf16Span at = tokens[first + i].at;
        if (is_address(text.substr(at.start, at.size()))) allowed[i] = outside_;
      }
      chain_.score(table, lattice);
      chain_.decode(lattice, allowed, path);
      bool summed = false;
      for (std::size_t i = 0; i < count; ++i) {
        const Tag tag = tags_[path[i]];
        if (tag.part == 'O') continue;
        // The chain forbids broken names, but a part of a long sentence may begin inside one.
        std::size_t end = i + 1;
        if (tag.part == 'B' || tag.part == 'I') {
          while (end < count && tags_[path[end]].part != 'O' && tags_[path[end - 1]].part != 'E' &&
                 tags_[path[end - 1]].part != 'S') {
            ++end;
          }
        }
        const Utf16Span at{tokens[first + i].at.start, tokens[first + end - 1].at.end};
        if (not_names_.contains(text.substr(at.start, at.size()))) {
          i = end - 1;
          continue;
        }
        if (!summed) chain_.sum(lattice);
        summed = true;
        const Score probability =
            chain_.probability(lattice, i, std::span(path).subspan(i, end - i));
        mentions.push_back({at, tag.type, kNoEntity, probability, Source::kModel});
        i = end - 1;
      }
      first += count;
    }
  }
  return mentions;
}

}  // namespace filigrane
