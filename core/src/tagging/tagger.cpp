#include "tagging/tagger.h"

#include <algorithm>
#include <string>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Longer sentences are tagged in parts: the chain's sums stay small and memory bounded.
constexpr std::size_t kLongestSequence = 512;

}  // namespace

Contractions Contractions::read(std::string_view language) {
  Contractions contractions;
  // Rows: language, form, label; of each word in the label's order, form/lemma and features.
  for (const TsvRow& row : read_tsv(embedded_data("contractions.tsv"))) {
    if (row.size() < 4 || row[0] != language) continue;
    std::vector<Word> words;
    std::string_view tags = row[2];
    for (std::size_t i = 3; i + 1 < row.size(); i += 2) {
      const auto slash = row[i].find('/'), plus = tags.find('+');
      const auto upos = upos_from_name(tags.substr(0, plus));
      tags = plus == std::string_view::npos ? std::string_view{} : tags.substr(plus + 1);
      if (slash == std::string_view::npos || !upos) continue;
      words.push_back({std::string(row[i].substr(0, slash)), std::string(row[i].substr(slash + 1)),
                       *upos, std::string(row[i + 1] == "_" ? "" : row[i + 1])});
    }
    contractions.words_[std::string(row[1])][std::string(row[2])] = std::move(words);
  }
  return contractions;
}

const std::vector<Word>* Contractions::find(std::string_view lower, std::string_view label) const {
  const auto form = words_.find(lower);
  if (form == words_.end()) return nullptr;
  const auto found = form->second.find(label);
  return found == form->second.end() ? nullptr : &found->second;
}

bool Contractions::has(std::string_view lower) const { return words_.contains(lower); }

std::optional<Tagger> Tagger::read(std::string_view section, Contractions contractions,
                                   LemmaRules lemmas) {
  auto chain = LinearChain::read(section);
  if (!chain) return {};
  Tagger tagger;
  for (std::size_t i = 0; i < chain->labels().size(); ++i) {
    const std::string& label = chain->labels()[i];
    tagger.upos_.push_back(upos_from_name(label));
    if (tagger.upos_.back()) {
      tagger.simple_labels_ |= LabelSet{1} << i;
    } else if (label.find('+') == std::string::npos) {
      return {};
    }
  }
  tagger.chain_ = std::move(*chain);
  tagger.contractions_ = std::move(contractions);
  tagger.lemmas_ = std::move(lemmas);
  return tagger;
}

void Tagger::features(std::span<const Attributes> attributes, std::span<const NameHint> hints,
                      FeatureTable& table) {
  static const Attributes kOutside;
  table.clear();
  const std::ptrdiff_t n = static_cast<std::ptrdiff_t>(attributes.size());
  // What the lexicon says of a token; for an unknown one, its ending and shape.
  const auto ambiguity = [](const Attributes& a) {
    return a.tags != 0 ? a.tags * 2u + 1u : mix(a.suffix[2], a.shape);
  };
  for (std::ptrdiff_t i = 0; i < n; ++i) {
    const auto at = [&](std::ptrdiff_t offset) -> const Attributes& {
      const std::ptrdiff_t j = i + offset;
      return j < 0 || j >= n ? kOutside : attributes[static_cast<std::size_t>(j)];
    };
    const Attributes& a = at(0);
    const std::uint32_t hint = hints[static_cast<std::size_t>(i)].kinds;
    const std::uint32_t first = i == 0 || (i == 1 && !at(-1).letters) ? 1u : 0u;
    const std::uint32_t here = ambiguity(a), before = ambiguity(at(-1)), after = ambiguity(at(1));

    std::uint32_t id = 0x100;
    const auto add = [&](std::initializer_list<std::uint32_t> parts) {
      std::uint32_t hash = ++id;
      for (const std::uint32_t part : parts) hash = mix(hash, part);
      table.add(hash);
    };
    add({});
    add({a.form});
    add({a.lower});
    for (const std::uint32_t suffix : a.suffix) add({suffix});
    add({a.prefix[1]});
    add({a.prefix[2]});
    add({a.shape, first});
    add({a.suffix[2], a.shape});
    add({here});
    add({here, a.shape, first});
    add({hint, here, first});
    add({at(-1).lower});
    add({at(1).lower});
    add({at(-2).lower});
    add({at(2).lower});
    add({at(-1).lower, a.lower});
    add({a.lower, at(1).lower});
    add({before});
    add({after});
    add({before, here});
    add({here, after});
    add({before, here, after});
    add({ambiguity(at(-2)), before, here});
    add({here, after, ambiguity(at(2))});
    add({before, after});
    add({at(-1).lower, here});
    add({here, at(1).lower});
    add({at(-1).lower, after});
    add({a.lower, before});
    add({a.lower, after});
    add({at(-1).suffix[2], a.suffix[2]});
    add({at(1).suffix[2], a.suffix[2]});
    add({at(-1).shape, a.shape, at(1).shape});
    table.next();
  }
}

void Tagger::tag(std::u16string_view text, std::span<const Sentence> sentences,
                 std::span<const Attributes> attributes, std::span<const NameHint> hints,
                 const Lexicon& lexicon, std::vector<Token>& tokens) const {
  FeatureTable table;
  LinearChain::Lattice lattice;
  std::vector<Label> path;
  std::vector<LabelSet> allowed;
  std::vector<std::string> lower(kLongestSequence);
  for (const Sentence& sentence : sentences) {
    for (std::size_t first = sentence.tokens.start; first < sentence.tokens.end;) {
      const std::size_t count =
          std::min<std::size_t>(kLongestSequence, sentence.tokens.end - first);
      allowed.assign(count, simple_labels_);
      for (std::size_t i = 0; i < count; ++i) {
        const Utf16Span at = tokens[first + i].at;
        lower[i].clear();
        append_lower(text.substr(at.start, at.size()), lower[i]);
        if (!contractions_.has(lower[i])) continue;
        for (std::size_t label = 0; label < upos_.size(); ++label) {
          if (!upos_[label] && contractions_.find(lower[i], chain_.labels()[label])) {
            allowed[i] |= LabelSet{1} << label;
          }
        }
      }
      features(attributes.subspan(first, count), hints.subspan(first, count), table);
      chain_.score(table, lattice);
      chain_.decode(lattice, allowed, path);
      for (std::size_t i = 0; i < count; ++i) {
        Token& token = tokens[first + i];
        set(text.substr(token.at.start, token.at.size()), lower[i], path[i], lexicon, token);
      }
      first += count;
    }
  }
}

void Tagger::set(std::u16string_view form, std::string_view lower, Label label,
                 const Lexicon& lexicon, Token& token) const {
  if (!upos_[label]) {
    token.words = *contractions_.find(lower, chain_.labels()[label]);
    token.upos = token.words.front().upos;
    token.lemma = token.words.front().lemma;
    return;
  }
  token.upos = *upos_[label];
  token.lemma = lemma_of(form, lower, token.upos, kUnknownFeats, lexicon, lemmas_);
}

}  // namespace filigrane
