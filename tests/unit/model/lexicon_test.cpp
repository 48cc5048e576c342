#include "model/lexicon.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

std::string arc_to_next(char label) { return {label, 3}; }
std::string text(const std::string& value) {
  return std::string{static_cast<char>(value.size()), 0} + value;
}
char tag(Upos upos) { return static_cast<char>(upos); }

/// "mots" has class 0: a plural noun whose lemma is one letter shorter, or a verb of unknown
/// features whose lemma is "X".
std::string automaton() {
  std::string bytes;
  for (const char c : {'m', 'o', 't', 's', '\x01', '\x00'}) bytes += arc_to_next(c);
  return bytes + std::string{'\0', 1, 0, 0};
}
std::string classes() {
  return std::string{2, 0} + text("") + text("Number=Plur")                    // bundles
         + std::string{2, 0, 0, 1} + text("") + std::string{1, 4} + text("X")  // edits
         + std::string{1, 0, 2}                                                // one class
         + std::string{tag(Upos::kNoun), 1, 0, 0, 0}                           //
         + std::string{tag(Upos::kVerb), '\xFF', '\xFF', 1, 0};
}

TEST(Lexicon, ReadingsOfAClass) {
  const std::string forms = automaton(), table = classes();
  const auto lexicon = Lexicon::read(forms, table);
  ASSERT_TRUE(lexicon);
  const auto found = lexicon->find("mots");
  ASSERT_TRUE(found);
  EXPECT_EQ(lexicon->find("mot"), std::nullopt);
  EXPECT_EQ(lexicon->tags(*found), upos_bit(Upos::kNoun) | upos_bit(Upos::kVerb));
  ASSERT_EQ(lexicon->readings(*found).size(), 2u);
  ASSERT_EQ(lexicon->readings(*found, Upos::kNoun).size(), 1u);
  EXPECT_EQ(lexicon->feats(lexicon->readings(*found, Upos::kNoun)[0].feats), "Number=Plur");
  EXPECT_EQ(lexicon->readings(*found, Upos::kVerb)[0].feats, kUnknownFeats);
  EXPECT_TRUE(lexicon->readings(*found, Upos::kAdj).empty());
  EXPECT_NE(lexicon->readings_hash(*found), 0u);
  EXPECT_EQ(lexicon->find_feats("Number=Plur"), FeatsId{1});
  EXPECT_EQ(lexicon->find_feats("Number=Sing"), std::nullopt);
}

TEST(Lexicon, LemmaOfAReading) {
  const std::string forms = automaton(), table = classes();
  const auto lexicon = Lexicon::read(forms, table);
  ASSERT_TRUE(lexicon);
  const Reading* noun = lexicon->reading(0, Upos::kNoun, kNoFeats);  // no such features: the first
  ASSERT_TRUE(noun);
  EXPECT_EQ(lexicon->edit(*noun).apply("Mots", "mots"), "mot");
  const Reading* verb = lexicon->reading(0, Upos::kVerb, kUnknownFeats);
  ASSERT_TRUE(verb);
  EXPECT_EQ(lexicon->edit(*verb).apply("Mots", "mots"), "X");
  EXPECT_EQ(lexicon->reading(0, Upos::kAdj, kNoFeats), nullptr);
}

TEST(Lexicon, RefusesDamagedClasses) {
  const std::string whole = classes();
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    EXPECT_FALSE(Lexicon::read("", whole.substr(0, cut))) << cut;
  }
  EXPECT_FALSE(Lexicon::read("", whole + "7"));  // something is left
  const std::string start = std::string{1, 0} + text("") + std::string{1, 0, 0, 0} + text("");
  EXPECT_TRUE(Lexicon::read("", start + std::string{1, 0, 1, 1, 0, 0, 0, 0}));
  EXPECT_FALSE(Lexicon::read("", start + std::string{1, 0, 1, 99, 0, 0, 0, 0}));  // no such tag
  EXPECT_FALSE(Lexicon::read("", start + std::string{1, 0, 1, 1, 9, 0, 0, 0}));   // no such bundle
  EXPECT_FALSE(Lexicon::read("", start + std::string{1, 0, 1, 1, 0, 0, 9, 0}));   // no such edit
}

TEST(LemmaEdit, CutsAndAdds) {
  EXPECT_EQ((LemmaEdit{false, false, 3, "al"}.apply("Chevaux", "chevaux")), "cheval");
  EXPECT_EQ((LemmaEdit{true, false, 1, ""}.apply("DVDs", "dvds")), "DVD");
  EXPECT_EQ((LemmaEdit{false, true, 0, ""}.apply("200,000", "200,000")), "200000");
  EXPECT_EQ((LemmaEdit{false, false, 9, "x"}.apply("a", "a")), "a");                 // too much
  EXPECT_EQ((LemmaEdit{false, false, 1, "x"}.apply("\u00E9", "\u00E9")), "\u00E9");  // in a letter
}

}  // namespace
}  // namespace filigrane
