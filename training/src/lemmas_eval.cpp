#include "lemmas_eval.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "lexicon_builder.h"
#include "model/lemmas.h"
#include "tagging/morphology.h"
#include "tagging/tagger.h"
#include "text/utf8.h"

namespace filigrane::training {
namespace {

struct Count {
  std::size_t right = 0, all = 0;
  void add(bool is_right) {
    right += is_right;
    ++all;
  }
  double percent() const {
    return all ? 100.0 * static_cast<double>(right) / static_cast<double>(all) : 0;
  }
};

}  // namespace

void evaluate_lemmas(const std::map<std::string, std::string>& sections,
                     const std::string& language, const std::vector<TreebankSentence>& gold,
                     bool show_errors) {
  const auto lexicon = Lexicon::read(sections.at("lexicon"), sections.at("lexicon-classes"));
  const auto rules = LemmaRules::read(sections.at("lemmas"), *lexicon);
  const auto morphology = Morphology::read(sections.at("morphology"), *lexicon);
  const auto contractions = Contractions::read(language);
  Count lemmas, of_lexicon, of_rules, listed, first, reachable;
  std::map<std::string, Count> by_tag, listed_by_tag;
  std::map<std::string, int> errors, unlisted;
  for (const TreebankSentence& sentence : gold) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      // Words of a contraction come from a table; their lemmas are right when it has them.
      const std::string& label = sentence.labels[i];
      if (label.find('+') == std::string::npos) continue;
      const Utf16Span at = sentence.tokens[i].at;
      const std::string lower =
          lower_of(to_utf8(std::u16string_view(sentence.text).substr(at.start, at.size())));
      for (int word = 0; word < 2; ++word) lemmas.add(contractions.find(lower, label));
    }
  }
  for (const TreebankWord& word : words_of(gold)) {
    const Upos upos = *upos_from_name(word.upos);
    const auto bundle = lexicon->find_feats(word.feats);
    FeatsId feats = kUnknownFeats;
    if (bundle) feats = morphology->base(*bundle);
    const std::string lemma = lemma_of(decode_utf8(word.form).text, word.lower,
                                       lexicon->find(word.lower), upos, feats, *lexicon, *rules);
    const bool right = lemma == word.lemma;
    lemmas.add(right);
    by_tag[word.upos].add(right);
    const auto found = lexicon->find(word.lower);
    const auto readings = found ? lexicon->readings(*found, upos) : std::span<const Reading>{};
    (readings.empty() ? of_rules : of_lexicon).add(right);
    const auto seen = morphology->seen(upos);
    reachable.add(bundle && (std::find(seen.begin(), seen.end(), *bundle) != seen.end() ||
                             std::any_of(readings.begin(), readings.end(),
                                         [&](const Reading& r) { return r.feats == *bundle; })));
    if (!right) {
      ++errors[word.upos + (readings.empty() ? " rule " : " list ") + word.form + " " + word.feats +
               ": " + lemma + ", gold " + word.lemma];
    }
    if (readings.empty() || readings.front().feats == kUnknownFeats) continue;
    const bool has = std::any_of(readings.begin(), readings.end(),
                                 [&](const Reading& r) { return r.feats == feats; });
    listed.add(has);
    listed_by_tag[word.upos].add(has);
    first.add(readings.front().feats == feats);
    if (!has) {
      ++unlisted[word.upos + " " + word.lower + " " + word.feats + ", first " +
                 std::string(lexicon->feats(readings.front().feats))];
    }
  }
  std::printf("lemmas %.2f of %zu; lexicon %.2f of %zu, rules %.2f of %zu\n", lemmas.percent(),
              lemmas.all, of_lexicon.percent(), of_lexicon.all, of_rules.percent(), of_rules.all);
  std::printf("features: lexicon has readings for %zu, lists the right one for %.2f, first %.2f\n",
              listed.all, listed.percent(), first.percent());
  std::printf("bundles that can be chosen: %.2f of %zu\n", reachable.percent(), reachable.all);
  for (const auto& [upos, count] : by_tag) {
    std::printf("  %-6s %6.2f of %5zu  features listed %6.2f of %5zu\n", upos.c_str(),
                count.percent(), count.all, listed_by_tag[upos].percent(), listed_by_tag[upos].all);
  }
  if (!show_errors) return;
  for (const auto& [name, map] : {std::pair("lemma", errors), std::pair("features", unlisted)}) {
    std::vector<std::pair<int, std::string>> ranked;
    for (const auto& [error, count] : map) ranked.emplace_back(-count, error);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > 150) ranked.resize(150);
    for (const auto& [count, error] : ranked)
      std::printf("%s %d %s\n", name, -count, error.c_str());
  }
}

}  // namespace filigrane::training
