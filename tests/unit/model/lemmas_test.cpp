#include "model/lemmas.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

std::string text(const std::string& value) {
  return std::string{static_cast<char>(value.size()), 0} + value;
}
std::string next(int label, bool last = true) {
  return {static_cast<char>(label), static_cast<char>(last ? 3 : 2)};
}

Lexicon plural_and_none() {
  static const std::string classes =
      std::string{2, 0} + text("") + text("Number=Plur") + std::string{0, 0} + std::string{0, 0};
  return *Lexicon::read("", classes);
}

/// One rule: a plural noun in -s loses it; and one for capitals: nouns all in capitals keep them.
std::string section() {
  const int noun = static_cast<int>(Upos::kNoun);
  const int all = LemmaRules::kAnyGroup + static_cast<int>(LemmaRules::Case::kAll);
  const auto arc = [](int label, bool last, int target) {
    return std::string{static_cast<char>(label), static_cast<char>((last ? 1 : 0) | target << 2), 0,
                       0};
  };
  // 0: end rules -> 8, capital rules -> 18
  // 8: group 1 -> 10, s -> 12, mark -> 14, 0 -> 16, 0; 20: as 8 with case, mark, 0, 1
  std::string bytes =
      arc(LemmaRules::kEndRules + noun, false, 8) + arc(LemmaRules::kCaseRules + noun, true, 20);
  bytes += next(LemmaRules::kAnyGroup + 1) + next('s') + next(Automaton::kValueMark) + next(0) +
           arc(0, true, 0);
  bytes += next(all) + next(Automaton::kValueMark) + next(0) + arc(1, true, 0);
  return std::string{1, 0, 0, 1} + text("") + std::string{1} + text("Number=Plur") + bytes;
}

TEST(LemmaRules, TheEndOfTheWordDecides) {
  const Lexicon lexicon = plural_and_none();
  const std::string bytes = section();
  const auto rules = LemmaRules::read(bytes, lexicon);
  ASSERT_TRUE(rules);
  const FeatsId plural = *lexicon.find_feats("Number=Plur");
  EXPECT_EQ(rules->guess("Blogs", "blogs", Upos::kNoun, plural), "blog");
  EXPECT_EQ(rules->guess("blog", "blog", Upos::kNoun, plural), "blog");
  EXPECT_EQ(rules->guess("blogs", "blogs", Upos::kNoun, kUnknownFeats), "blogs");
  EXPECT_EQ(rules->guess("blogs", "blogs", Upos::kVerb, plural), "blogs");
  EXPECT_EQ(rules->guess("PDGS", "pdgs", Upos::kNoun, plural), "PDG");
  EXPECT_EQ(
      lemma_of(u"Blogs", "blogs", lexicon.find("blogs"), Upos::kNoun, plural, lexicon, *rules),
      "blog");
}

TEST(LemmaRules, RefusesDamagedSections) {
  const Lexicon lexicon = plural_and_none();
  EXPECT_FALSE(LemmaRules::read("", lexicon));
  EXPECT_FALSE(LemmaRules::read(section().substr(0, 5), lexicon));
}

TEST(LemmaRules, Capitals) {
  using Case = LemmaRules::Case;
  EXPECT_EQ(LemmaRules::case_of("mot", "mot"), Case::kSmall);
  EXPECT_EQ(LemmaRules::case_of("Mot", "mot"), Case::kFirst);
  EXPECT_EQ(LemmaRules::case_of("\u00C9tat", "\u00E9tat"), Case::kFirst);
  EXPECT_EQ(LemmaRules::case_of("IRM", "irm"), Case::kAll);
  EXPECT_EQ(LemmaRules::case_of("\u00C9TAT", "\u00E9tat"), Case::kAll);
  EXPECT_EQ(LemmaRules::case_of("iPhone", "iphone"), Case::kFirst);
  EXPECT_EQ(LemmaRules::case_of("McCain", "mccain"), Case::kMixed);
  EXPECT_EQ(LemmaRules::with_capital("\u00E9tat"), "\u00C9tat");
  EXPECT_EQ(LemmaRules::group_of("Definite=Def|Gender=Fem|Number=Sing"), "Gender=Fem|Number=Sing");
}

}  // namespace
}  // namespace filigrane
