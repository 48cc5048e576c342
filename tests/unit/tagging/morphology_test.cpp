#include "tagging/morphology.h"

#include <gtest/gtest.h>

#include "tagging/tagger.h"

namespace filigrane {
namespace {

std::string text(const std::string& value) {
  return std::string{static_cast<char>(value.size()), 0} + value;
}

enum : FeatsId { kNone, kFemSing, kMascSing, kPart, kPassive, kRare };

/// Bundles: see the names above; kPassive is kPart with a free feature.
Lexicon lexicon() {
  static const std::string classes = std::string{6, 0} + text("") + text("Gender=Fem|Number=Sing") +
                                     text("Gender=Masc|Number=Sing") + text("VerbForm=Part") +
                                     text("VerbForm=Part|Voice=Pass") + text("Mood=Opt") +
                                     std::string{0, 0} + std::string{0, 0};
  return *Lexicon::read("", classes);
}

std::string section() {
  const auto feature = [](const std::string& name, bool is_free,
                          const std::vector<std::string>& values) {
    std::string out =
        text(name) + std::string{static_cast<char>(is_free), static_cast<char>(values.size())};
    for (const std::string& value : values) out += text(value);
    return out;
  };
  std::string out = std::string{0, 8, 4} + feature("Gender", false, {"Fem", "Masc"}) +  // bonus 2
                    feature("Number", false, {"Sing"}) + feature("VerbForm", false, {"Part"}) +
                    feature("Voice", true, {"Pass"});
  for (int upos = 0; upos < kUposCount; ++upos) {
    const auto is = [upos](Upos other) { return static_cast<Upos>(upos) == other; };
    if (is(Upos::kNoun)) {
      out += std::string{2, 0, kMascSing, 0, kFemSing, 0};
    } else if (is(Upos::kVerb)) {
      out += std::string{2, 0, kPart, 0, kPassive, 0};
    } else {
      out += std::string{0, 0};
    }
  }
  return out;
}

// Outputs: Gender 0 absent, 1 Fem, 2 Masc; Number 3, 4; VerbForm 5, 6; Voice 7, 8.
constexpr Morphology::Score kNat = Morphology::kNat;

TEST(Morphology, ChoosesTheLikeliestBundle) {
  const Lexicon words = lexicon();
  const std::string bytes = section();
  const auto morphology = Morphology::read(bytes, words);
  ASSERT_TRUE(morphology);
  EXPECT_EQ(morphology->outputs(), 9u);
  EXPECT_EQ(morphology->features()[1].name, "Number");
  std::vector<Morphology::Score> scores(9, 0);
  scores[1] = kNat;
  EXPECT_EQ(morphology->choose(Upos::kNoun, {}, scores), kFemSing);
  scores[2] = 2 * kNat;
  EXPECT_EQ(morphology->choose(Upos::kNoun, {}, scores), kMascSing);
  EXPECT_EQ(morphology->choose(Upos::kAdv, {}, scores), kNoFeats);  // nothing was seen with it
  EXPECT_EQ(morphology->choose(Upos::kNoun, {}, {}), kNoFeats);     // no scores
}

TEST(Morphology, TheLexiconCountsForTwoNats) {
  const Lexicon words = lexicon();
  const std::string bytes = section();
  const auto morphology = Morphology::read(bytes, words);
  ASSERT_TRUE(morphology);
  const Reading fem[] = {{Upos::kNoun, kFemSing, 0}};
  std::vector<Morphology::Score> scores(9, 0);
  scores[2] = kNat;
  EXPECT_EQ(morphology->choose(Upos::kNoun, fem, scores), kFemSing);
  scores[2] = 3 * kNat;
  EXPECT_EQ(morphology->choose(Upos::kNoun, fem, scores), kMascSing);
  const Reading rare[] = {{Upos::kNoun, kRare, 0}};
  EXPECT_EQ(morphology->choose(Upos::kNoun, rare, scores), kMascSing);
  const Reading unknown[] = {{Upos::kNoun, kUnknownFeats, 0}};
  EXPECT_EQ(morphology->choose(Upos::kNoun, unknown, scores), kMascSing);
}

TEST(Morphology, FreeFeaturesAreNoneOfTheLexiconsBusiness) {
  const Lexicon words = lexicon();
  const std::string bytes = section();
  const auto morphology = Morphology::read(bytes, words);
  ASSERT_TRUE(morphology);
  EXPECT_EQ(morphology->base(kPassive), kPart);
  const Reading part[] = {{Upos::kVerb, kPart, 0}};
  std::vector<Morphology::Score> scores(9, 0);
  scores[8] = 1;
  EXPECT_EQ(morphology->choose(Upos::kVerb, part, scores), kPassive);
  scores[7] = 2;
  EXPECT_EQ(morphology->choose(Upos::kVerb, part, scores), kPart);
}

TEST(Morphology, RefusesDamagedSections) {
  const Lexicon words = lexicon();
  const std::string bytes = section();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    EXPECT_FALSE(Morphology::read(bytes.substr(0, cut), words)) << cut;
  }
}

TEST(Contractions, WordsHaveFeatures) {
  const Contractions french = Contractions::read("fr");
  const auto* words = french.find("auxquelles", "ADP+PRON");
  ASSERT_TRUE(words);
  ASSERT_EQ(words->size(), 2u);
  EXPECT_EQ((*words)[0].feats, "");
  EXPECT_EQ((*words)[1].feats, "Gender=Fem|Number=Plur|PronType=Rel");
}

}  // namespace
}  // namespace filigrane
