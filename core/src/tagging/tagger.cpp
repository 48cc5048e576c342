#include "tagging/tagger.h"

#include <algorithm>
#include <string>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {

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

std::optional<Tagger> Tagger::read(const Heads& heads, Contractions contractions,
                                   LemmaRules lemmas) {
  Tagger tagger;
  for (const std::string& label : heads.tags()) {
    tagger.upos_.push_back(upos_from_name(label));
    tagger.labels_.push_back(label);
    if (!tagger.upos_.back() && label.find('+') == std::string::npos) return {};
  }
  tagger.contractions_ = std::move(contractions);
  tagger.lemmas_ = std::move(lemmas);
  return tagger;
}

void Tagger::tag(std::u16string_view text, std::span<Token> tokens,
                 std::span<const Attributes> attributes, std::span<const float> scores,
                 const Heads& heads, const Morphology& morphology, const Lexicon& lexicon) const {
  std::string lower;
  std::vector<Morphology::Score> features(heads.morphology_outputs());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const auto form = text.substr(token.at.start, token.at.size());
    lower.clear();
    append_lower(form, lower);
    const auto all = scores.subspan(i * heads.outputs(), heads.outputs());
    const auto own = heads.tag_scores(all);
    const bool joined = contractions_.has(lower);
    std::size_t best = labels_.size();
    for (std::size_t label = 0; label < labels_.size(); ++label) {
      if (!upos_[label] && !(joined && contractions_.find(lower, labels_[label]))) continue;
      if (best == labels_.size() || own[label] > own[best]) best = label;
    }
    if (best == labels_.size()) continue;
    if (!upos_[best]) {
      token.words = *contractions_.find(lower, labels_[best]);
      token.upos = token.words.front().upos;
      token.lemma = token.words.front().lemma;
      continue;
    }
    token.upos = *upos_[best];
    const auto found = attributes[i].known;
    const auto listed = found ? lexicon.readings(*found, token.upos) : std::span<const Reading>{};
    FeatsId feats = morphology.only(token.upos, listed);
    if (feats == kUnknownFeats) {
      const auto nats = heads.morphology_scores(all);
      for (std::size_t k = 0; k < nats.size(); ++k) features[k] = Morphology::from_nats(nats[k]);
      feats = morphology.choose(token.upos, listed, features);
    }
    token.feats = lexicon.feats(feats);
    token.lemma =
        lemma_of(form, lower, found, token.upos, morphology.base(feats), lexicon, lemmas_);
  }
}

}  // namespace filigrane
