// The whole analysis with the committed models.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/sha256.h"
#include "filigrane/filigrane.h"
#include "model/bundle.h"
#include "models.h"
#include "pipeline/resources.h"
#include "wrong_model.h"

namespace filigrane {
namespace {

Document analyzed(std::u16string_view text, const Options& options = {}) {
  auto result = analyze(text, committed_resources(), options);
  EXPECT_TRUE(result.status.ok()) << result.status.detail;
  return std::move(result.value);
}

bool warns(const Document& document, std::string_view code) {
  for (const Warning& warning : document.warnings) {
    if (warning.code == code) return true;
  }
  return false;
}

TEST(LoadResources, CommittedModelsHaveTheNamesThatTheyState) {
  for (const std::string& file : committed_models()) {
    const auto bundle = Bundle::read(file);
    ASSERT_TRUE(bundle.status.ok()) << bundle.status.detail;
    EXPECT_EQ(bundle.value->sha256_hex(),
              to_hex(sha256(std::string_view(file).substr(kBundleHeaderSize))));
  }
}

TEST(LoadResources, RefusesAModelThatAnswersOtherwiseThanItDid) {
  const std::string file = with_wrong_selftest(source_file("models/fr.bin"));
  ASSERT_TRUE(Bundle::read(file).status.ok());
  const std::string_view bundles[] = {file};
  EXPECT_EQ(load_resources(bundles).status.code, Code::kBadBundle);
}

TEST(LoadResources, EachModelIsChecked) {
  Resources resources;
  for (const std::string& file : committed_models()) {
    ASSERT_TRUE(resources.add(with_wrong_selftest(file)).status.ok());
  }
  EXPECT_EQ(resources.check().code, Code::kBadBundle);
  EXPECT_EQ(resources.check().code, Code::kBadBundle) << "the other one";
  EXPECT_TRUE(resources.check().ok());
  EXPECT_TRUE(resources.models().empty());
}

TEST(LoadResources, NoModelAtAllStillAnalyses) {
  const auto none = load_resources({});
  ASSERT_TRUE(none.status.ok());
  const auto result = analyze(u"Une phrase. Une autre.", *none.value);
  ASSERT_TRUE(result.status.ok());
  EXPECT_EQ(result.value.language.code, "und");
  EXPECT_EQ(result.value.sentences.size(), 2u);
  EXPECT_TRUE(result.value.mentions.empty());
  EXPECT_TRUE(warns(result.value, "unknown-language"));
}

TEST(Analyze, EmptyAndBlankTexts) {
  for (const std::u16string_view text : {u"", u" \n\t ", u"\u00A0"}) {
    const Document d = analyzed(text);
    EXPECT_TRUE(d.tokens.empty());
    EXPECT_TRUE(d.blocks.empty());
    EXPECT_TRUE(d.warnings.empty());
  }
}

TEST(Analyze, LanguageOfATextIsSeen) {
  EXPECT_EQ(analyzed(u"Le conseil municipal a vot\u00E9 la fermeture de l\u2019\u00E9cole.")
                .language.code,
            "fr");
  EXPECT_EQ(analyzed(u"The council voted to close the school after a long debate.").language.code,
            "en");
  const Document german = analyzed(
      u"Der Stadtrat hat gestern beschlossen, die Schule nach langer Debatte zu schlie\u00DFen.");
  EXPECT_EQ(german.language.code, "und");
  EXPECT_TRUE(warns(german, "unknown-language"));
  EXPECT_TRUE(german.mentions.empty());
  EXPECT_FALSE(german.tokens.empty());
  const Document spanish = analyzed(
      u"El ayuntamiento decidi\u00F3 ayer cerrar la escuela del pueblo despu\u00E9s de un largo "
      u"debate entre los vecinos.");
  EXPECT_EQ(spanish.language.code, "und");
  const Document italian = analyzed(
      u"Il consiglio comunale ha deciso ieri di chiudere la scuola dopo una lunga discussione con "
      u"gli abitanti.");
  EXPECT_EQ(italian.language.code, "und");
}

TEST(Analyze, LanguageCanBeGiven) {
  Options options;
  options.language = "en";
  EXPECT_EQ(analyzed(u"Le chat dort.", options).language.code, "en");
  options.language = "und";
  EXPECT_TRUE(analyzed(u"Le chat dort.", options).mentions.empty());
  options.language = "xx";
  EXPECT_EQ(analyze(u"Le chat dort.", committed_resources(), options).status.code,
            Code::kInvalidArgument);
}

TEST(Analyze, PublishedMustBeADate) {
  for (const char* bad : {"", "2026", "2026-13-01", "2026-01-32", "01/02/2026", "2026-1-1x"}) {
    Options options;
    options.published = bad;
    EXPECT_EQ(analyze(u"x", committed_resources(), options).status.code, Code::kInvalidArgument)
        << bad;
  }
}

TEST(Analyze, RefusesMoreThanTheLimit) {
  const std::u16string text(kMaxTextUnits + 1, u' ');
  EXPECT_EQ(analyze(text, committed_resources()).status.code, Code::kTooLarge);
}

TEST(Analyze, ModelIsNamed) {
  const Document d = analyzed(u"Le chat dort sur le toit de la mairie.");
  EXPECT_EQ(d.model.substr(0, 3), "fr-");
  EXPECT_EQ(d.model_sha256.size(), 64u);
}

TEST(Analyze, ALineOfManyThousandWordsIsReadInParts) {
  std::u16string text;
  for (int i = 0; i < 3000; ++i) text += u"le maire de Brest a dit que ";
  const Document d = analyzed(text);
  EXPECT_EQ(d.tokens.size(), 21000u);
  EXPECT_EQ(d.statistics.words, 21000u);
  EXPECT_EQ(d.entities.size(), 1u);
}

TEST(Analyze, CountsContent) {
  const Document d = analyzed(u"Un titre\n\nDeux phrases ici. La seconde est l\u00E0 !");
  EXPECT_EQ(d.statistics.paragraphs, 2u);
  EXPECT_EQ(d.statistics.sentences, 3u);
  EXPECT_EQ(d.statistics.words, 9u);
}

}  // namespace
}  // namespace filigrane
