#include "model/lexicon.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

std::string arc_to_next(char label) { return {label, 3}; }

TEST(Lexicon, TagsAndLemmasOfAClass) {
  // "mots" has class 0: a noun whose lemma is one letter shorter.
  std::string automaton;
  for (const char c : {'m', 'o', 't', 's', '\x01', '\x00'}) automaton += arc_to_next(c);
  automaton += std::string{'\0', 1, 0, 0};
  const std::string classes = {1, 0, 1, static_cast<char>(Upos::kNoun), 1, 0, 0};
  const auto lexicon = Lexicon::read(automaton, classes);
  ASSERT_TRUE(lexicon);
  const auto found = lexicon->find("mots");
  ASSERT_TRUE(found);
  EXPECT_EQ(lexicon->tags(*found), upos_bit(Upos::kNoun));
  EXPECT_EQ(lexicon->lemma("mots", *found, Upos::kNoun), "mot");
  EXPECT_EQ(lexicon->lemma("mots", *found, Upos::kVerb), std::nullopt);
  EXPECT_EQ(lexicon->find("mot"), std::nullopt);
}

TEST(Lexicon, RefusesDamagedClasses) {
  EXPECT_FALSE(Lexicon::read("", std::string{1, 0}));                  // a class is missing
  EXPECT_FALSE(Lexicon::read("", std::string{1, 0, 1, 99, 0, 0, 0}));  // no such tag
  EXPECT_FALSE(Lexicon::read("", std::string{0, 0, 7}));               // something is left
}

}  // namespace
}  // namespace filigrane
