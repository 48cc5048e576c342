// The summary and the statistics of a text put together by hand.
#include <gtest/gtest.h>

#include "terms/statistics.h"
#include "terms/summary.h"

namespace filigrane {
namespace {

/// Untagged lines of one sentence each, its words and marks between blanks.
Document made(std::initializer_list<std::pair<BlockKind, std::u16string>> lines,
              const char* language = "fr") {
  Document d;
  d.language.code = language;
  for (const auto& [kind, line] : lines) {
    const auto start = static_cast<std::uint32_t>(d.text.size());
    const auto first = static_cast<std::uint32_t>(d.tokens.size());
    d.text += line;
    for (std::uint32_t at = start; at < d.text.size();) {
      auto end = d.text.find(u' ', at);
      if (end == d.text.npos) end = d.text.size();
      d.tokens.push_back({{at, static_cast<std::uint32_t>(end)}, Upos::kX, {}, {}, {}});
      at = static_cast<std::uint32_t>(end + 1);
    }
    const Utf16Span all{start, static_cast<std::uint32_t>(d.text.size())};
    d.blocks.push_back({all, kind});
    d.sentences.push_back({all, {first, static_cast<std::uint32_t>(d.tokens.size())}});
    d.text += u'\n';
  }
  return d;
}

constexpr const char16_t* kFirst = u"le maire a ouvert la nouvelle digue du port .";
constexpr const char16_t* kSecond =
    u"les travaux ont dur\u00E9 trois longues et froides ann\u00E9es .";
constexpr const char16_t* kQuestion = u"la digue du port est elle assez haute pour demain ?";

TEST(Summary, OnlyStatementsOfTheBody) {
  Document d =
      made({{BlockKind::kTitle, u"la nouvelle digue du port est ouverte depuis hier ."},
            {BlockKind::kBody, kQuestion},
            {BlockKind::kBody, kFirst},
            {BlockKind::kCaption, u"la nouvelle digue du port vue de la jet\u00E9e hier ."},
            {BlockKind::kBody, u"trop court ."},
            {BlockKind::kFurniture, u"lire aussi la nouvelle digue du port est ouverte ."}});
  EXPECT_EQ(summarize(d), std::vector<std::uint32_t>{2});
}

TEST(Summary, PrefersKeyTerms) {
  Document d = made({{BlockKind::kBody, kSecond}, {BlockKind::kBody, kFirst}});
  const auto at = static_cast<std::uint32_t>(d.text.find(u"digue"));
  d.keywords.push_back({"digue", "digue", 1000, {{at, at + 5}}});
  EXPECT_EQ(summarize(d), std::vector<std::uint32_t>{1});
}

TEST(Summary, NothingOfNothing) { EXPECT_TRUE(summarize({}).empty()); }

TEST(Statistics, KandelMoles) {
  // 3 words, 4 syllables, one sentence: 207 - 1.015 * 3 - 73.6 * 4 / 3 = 105.8
  const Statistics s = count(made({{BlockKind::kBody, u"la maison blanche ."}}));
  ASSERT_TRUE(s.readability);
  EXPECT_EQ(s.readability->formula, "Flesch (Kandel-Moles)");
  EXPECT_EQ(s.readability->value_tenths, 1058);
  EXPECT_EQ(s.lexical_diversity, 1000);
  EXPECT_EQ(s.reading_seconds, 1u);
}

TEST(Statistics, Flesch) {
  // 4 words, 5 syllables: 206.835 - 1.015 * 4 - 84.6 * 5 / 4 = 97.0
  const Statistics s = count(made({{BlockKind::kBody, u"the house is open ."}}, "en"));
  ASSERT_TRUE(s.readability);
  EXPECT_EQ(s.readability->formula, "Flesch");
  EXPECT_EQ(s.readability->value_tenths, 970);
}

TEST(Statistics, NoFormulaForAnUnknownLanguage) {
  const Statistics s = count(made({{BlockKind::kBody, u"la casa es blanca ."}}, "und"));
  EXPECT_FALSE(s.readability);
  EXPECT_GT(s.reading_seconds, 0u);
}

TEST(Statistics, DiversityDoesNotFallWithLength) {
  std::u16string ten = u"un deux trois quatre cinq six sept huit neuf dix ", text;
  for (int i = 0; i < 5; ++i) text += ten;
  const Score once = count(made({{BlockKind::kBody, text}})).lexical_diversity;
  for (int i = 0; i < 20; ++i) text += ten;
  EXPECT_EQ(count(made({{BlockKind::kBody, text}})).lexical_diversity, once);
}

TEST(Statistics, QuotedWordsOfEachSpeaker) {
  Document d = made({{BlockKind::kBody, u"elle dit nous partons demain et lui non merci"}});
  d.quotes.push_back({{9, 28}, QuoteKind::kDirect, 0, {}, {}, true, 0});
  d.quotes.push_back({{14, 21}, QuoteKind::kFragment, 1, {}, {}, true, 0});  // inside
  d.quotes.push_back({{35, 44}, QuoteKind::kFragment, kNoEntity, {}, {}, true, 0});
  d.quotes.push_back({{0, 8}, QuoteKind::kIndirect, 1, {}, {}, true, 0});
  const auto shares = count(d).quoted;
  ASSERT_EQ(shares.size(), 2u);
  EXPECT_EQ(shares[0].speaker, 0);
  EXPECT_EQ(shares[0].words, 3u);
  EXPECT_EQ(shares[1].speaker, kNoEntity);
  EXPECT_EQ(shares[1].words, 2u);
}

}  // namespace
}  // namespace filigrane
