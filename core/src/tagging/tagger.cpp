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
  // Rows: language, form, label, form/lemma of each word in the label's order.
  for (const TsvRow& row : read_tsv(embedded_data("contractions.tsv"))) {
    if (row.size() < 4 || row[0] != language) continue;
    std::vector<Word> words;
    std::string_view tags = row[2];
    for (std::size_t i = 3; i < row.size(); ++i) {
      const auto slash = row[i].find('/'), plus = tags.find('+');
      const auto upos = upos_from_name(tags.substr(0, plus));
      tags = plus == std::string_view::npos ? std::string_view{} : tags.substr(plus + 1);
      if (slash == std::string_view::npos || !upos) continue;
      words.push_back(
          {std::string(row[i].substr(0, slash)), std::string(row[i].substr(slash + 1)), *upos});
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

std::optional<Tagger> Tagger::read(const Heads& heads, Contractions contractions) {
  Tagger tagger;
  for (const std::string& label : heads.tags()) {
    tagger.upos_.push_back(upos_from_name(label));
    tagger.labels_.push_back(label);
    if (!tagger.upos_.back() && label.find('+') == std::string::npos) return {};
  }
  tagger.contractions_ = std::move(contractions);
  return tagger;
}

void Tagger::tag(std::u16string_view text, std::span<Token> tokens, const Heads& heads,
                 std::span<const float> scores, const Lexicon& lexicon) const {
  std::string lower;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto form = text.substr(tokens[i].at.start, tokens[i].at.size());
    lower.clear();
    append_lower(form, lower);
    const auto own = heads.tag_scores(scores.subspan(i * heads.outputs(), heads.outputs()));
    const bool joined = contractions_.has(lower);
    std::size_t best = labels_.size();
    for (std::size_t label = 0; label < labels_.size(); ++label) {
      if (!upos_[label] && !(joined && contractions_.find(lower, labels_[label]))) continue;
      if (best == labels_.size() || own[label] > own[best]) best = label;
    }
    if (best < labels_.size()) set(form, lower, best, lexicon, tokens[i]);
  }
}

void Tagger::set(std::u16string_view form, std::string_view lower, std::size_t label,
                 const Lexicon& lexicon, Token& token) const {
  if (!upos_[label]) {
    token.words = *contractions_.find(lower, labels_[label]);
    token.upos = token.words.front().upos;
    token.lemma = token.words.front().lemma;
    return;
  }
  token.upos = *upos_[label];
  const auto found = lexicon.find(lower);
  auto lemma = found ? lexicon.lemma(lower, *found, token.upos) : std::nullopt;
  if (lemma) {
    token.lemma = std::move(*lemma);
  } else if (token.upos == Upos::kPropn || token.upos == Upos::kX) {
    for (std::size_t i = 0; i < form.size();) {  // a name is its own lemma, as written
      const CodePoint c = code_point_at(form, i);
      append_utf8(c.value, token.lemma);
      i += c.units;
    }
  } else {
    token.lemma = lower;
  }
}

}  // namespace filigrane
