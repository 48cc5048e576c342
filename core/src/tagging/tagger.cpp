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

std::string lower_of(std::u16string_view form) {
  std::string lower;
  append_lower(form, lower);
  return lower;
}

}  // namespace

Contractions Contractions::read(std::string_view language) {
  Contractions contractions;
  // Rows: language, form, label; of each word in the label's order, form/lemma and features.
  for (const TsvRow& row : read_tsv(embedded_data("contractions.tsv"), language)) {
    if (row.size() < 4) continue;
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

std::size_t Tagger::best_label(std::u16string_view form, Heads::Scores scores) const {
  const auto best = [&](auto&& allowed) {
    std::size_t found = labels_.size();
    for (std::size_t label = 0; label < labels_.size(); ++label) {
      if (!allowed(label)) continue;
      if (found == labels_.size() || scores[label] > scores[found]) found = label;
    }
    return found;
  };
  const std::size_t any = best([](std::size_t) { return true; });
  if (upos_[any]) return any;
  const std::string lower = lower_of(form);
  return best([&](std::size_t label) {
    return upos_[label].has_value() || contractions_.find(lower, labels_[label]) != nullptr;
  });
}

void Tagger::tag(std::u16string_view text, std::span<Token> tokens,
                 std::span<const Attributes> attributes, std::span<const float> scores,
                 const Heads& heads, const Morphology& morphology, const Lexicon& lexicon,
                 const MorphologyScores& morphology_scores) const {
  const auto form_of = [&](const Token& token) {
    return text.substr(token.at.start, token.at.size());
  };
  const auto listed = [&](std::size_t i) {
    const auto known = attributes[i].known;
    return known ? lexicon.readings(*known, tokens[i].upos) : std::span<const Reading>{};
  };
  std::vector<FeatsId> feats(tokens.size(), kNoFeats);
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const std::size_t outputs = heads.prompt_outputs();
    const std::size_t label =
        best_label(form_of(token), heads.tag_scores(scores.subspan(i * outputs, outputs)));
    if (label == labels_.size()) continue;
    if (!upos_[label]) {
      token.words = *contractions_.find(lower_of(form_of(token)), labels_[label]);
      token.upos = token.words.front().upos;
      token.lemma = token.words.front().lemma;
      continue;
    }
    token.upos = *upos_[label];
    feats[i] = morphology.only(token.upos, listed(i));
    if (feats[i] == kUnknownFeats) open.push_back(i);
  }

  const std::span<const float> nats = morphology_scores(open);
  std::vector<Morphology::Score> steps(morphology.outputs());
  for (std::size_t k = 0; k < open.size(); ++k) {
    for (std::size_t output = 0; output < steps.size(); ++output) {
      steps[output] = Morphology::from_nats(nats[k * steps.size() + output]);
    }
    const std::uint32_t i = open[k];
    feats[i] = morphology.choose(tokens[i].upos, listed(i), steps);
  }

  std::string lower;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (!token.words.empty()) continue;
    lower.clear();
    append_lower(form_of(token), lower);
    token.feats = lexicon.feats(feats[i]);
    token.lemma = lemma_of(form_of(token), lower, attributes[i].known, token.upos,
                           morphology.base(feats[i]), lexicon, lemmas_);
  }
}

}  // namespace filigrane
