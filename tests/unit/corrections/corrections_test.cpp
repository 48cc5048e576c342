// What the user says of a text, carried out on documents made by hand: one line a block, a token a
// word, names where the test puts them.
#include "corrections/corrections.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "layout/blocks.h"
#include "names/clusters.h"
#include "text/utf8.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

using Op = Correction::Op;
constexpr auto kPer = MentionType::kPer;
constexpr auto kOrg = MentionType::kOrg;
constexpr auto kLoc = MentionType::kLoc;

Document with_text(std::u16string_view text) {
  Document document;
  document.text = text;
  document.blocks = find_blocks(document.text);
  document.tokens = tokenize(document.text, document.blocks, *read_token_rules("fr"));
  return document;
}

/// The `number`th place of some words, from 0.
Utf16Span at(const Document& document, std::u16string_view words, int number = 0) {
  std::size_t found = document.text.find(words);
  while (number-- > 0) found = document.text.find(words, found + 1);
  const auto start = static_cast<std::uint32_t>(found);
  return {start, start + static_cast<std::uint32_t>(words.size())};
}

void name(Document& document, Utf16Span where, MentionType type) {
  document.mentions.push_back({where, type, kNoEntity, 900, Source::kModel});
  std::sort(document.mentions.begin(), document.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.at.start < b.at.start; });
}

Correction correction(Op op, Utf16Span where, bool everywhere = false) {
  Correction made;
  made.op = op;
  made.at = where;
  made.everywhere = everywhere;
  return made;
}
Correction named(Utf16Span where, MentionType type, bool everywhere = false) {
  Correction made = correction(Op::kName, where, everywhere);
  made.type = type;
  return made;
}
Correction with(Op op, Utf16Span where, std::optional<Utf16Span> other) {
  Correction made = correction(op, where);
  made.with = other;
  return made;
}
Correction valued(Op op, Utf16Span where, std::string value) {
  Correction made = correction(op, where);
  made.value = std::move(value);
  return made;
}

std::string text_at(const Document& document, Utf16Span where) {
  return to_utf8(std::u16string_view(document.text).substr(where.start, where.size()));
}

/// "PER Anne; ORG Renault (user)"
std::string names(const Document& document) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (!out.empty()) out += "; ";
    out.append(mention_type_name(mention.type)).append(" ") += text_at(document, mention.at);
    if (mention.source == Source::kUser) out += " (user)";
  }
  return out;
}

/// "Anne Morel = Anne Morel, Morel | Brest = Brest"
std::string cast(const Document& document) {
  std::string out;
  for (const Entity& entity : document.entities) {
    if (!out.empty()) out += " | ";
    out += entity.name + (entity.source == Source::kUser ? " (user) =" : " =");
    for (const std::uint32_t mention : entity.mentions) {
      out += ' ' + text_at(document, document.mentions[mention].at);
    }
  }
  return out;
}

Document& correct(Document& document, std::vector<Correction> corrections,
                  std::vector<DictionaryEntry> dictionary = {}) {
  document.corrections = std::move(corrections);
  correct_names(document, dictionary);
  return document;
}

TEST(CorrectNames, AddsAndTakesAwayWhatOverlaps) {
  Document d = with_text(u"Anne Morel Renault dirige.");
  name(d, at(d, u"Anne"), kPer);
  name(d, at(d, u"Morel Renault"), kOrg);
  correct(d, {named(at(d, u"Anne Morel"), kPer), named(at(d, u"Renault"), kOrg)});
  EXPECT_EQ(names(d), "PER Anne Morel (user); ORG Renault (user)");
  EXPECT_EQ(d.mentions[0].reason, Reason::kUser);
  EXPECT_EQ(d.mentions[0].confidence, 1000);
  EXPECT_EQ(d.corrections.size(), 2u);
}

TEST(CorrectNames, OneOfThemOnlyUnlessEverywhere) {
  Document once = with_text(u"Azure co\u00FBte. Azure monte. azure. Azureon.");
  const Document before = once;
  correct(once, {named(at(once, u"Azure"), kOrg)});
  EXPECT_EQ(names(once), "ORG Azure (user)");
  Document all = before;
  correct(all, {named(at(all, u"Azure"), kOrg, true)});
  EXPECT_EQ(names(all), "ORG Azure (user); ORG Azure (user)") << "the same case, whole words";
}

TEST(CorrectNames, ApostrophesHyphensAndBlanksOfAKindAreTheSame) {
  Document d = with_text(u"L\u2019Or\u00E9al Saint-Cyr, L'Or\u00E9al\u00A0Saint\u2011Cyr.");
  correct(d, {named(at(d, u"L\u2019Or\u00E9al Saint-Cyr"), kOrg, true)});
  EXPECT_EQ(d.mentions.size(), 2u) << names(d);
}

TEST(CorrectNames, ALongerNameElsewhereStays) {
  Document d = with_text(u"France gagne. Air France perd. France.");
  name(d, at(d, u"France"), kOrg);
  name(d, at(d, u"Air France"), kOrg);
  correct(d, {named(at(d, u"France"), kLoc, true)});
  EXPECT_EQ(names(d), "LOC France (user); ORG Air France; LOC France (user)");
}

TEST(CorrectNames, WhatIsCutHereIsCutElsewhere) {
  Document d = with_text(u"Local Call dit. Le Local Call dit. Local Call rit.");
  name(d, at(d, u"Local Call dit"), kOrg);
  name(d, at(d, u"Local Call dit", 1), kOrg);
  name(d, at(d, u"Local Call rit"), kOrg);
  correct(d, {named(at(d, u"Local Call"), kOrg, true)});
  EXPECT_EQ(names(d), "ORG Local Call (user); ORG Local Call (user); ORG Local Call rit");
}

TEST(CorrectNames, NoNameTakesAway) {
  Document d = with_text(u"Azure ici, Azure l\u00E0, Azure Bleu enfin.");
  for (const int i : {0, 1}) name(d, at(d, u"Azure", i), kOrg);
  name(d, at(d, u"Azure Bleu"), kOrg);
  Document all = d;
  correct(d, {correction(Op::kNoName, at(d, u"Azure"))});
  EXPECT_EQ(names(d), "ORG Azure; ORG Azure Bleu");
  correct(all, {correction(Op::kNoName, at(all, u"Azure"), true)});
  EXPECT_EQ(names(all), "ORG Azure Bleu");
}

TEST(CorrectNames, TheLaterOneWins) {
  Document d = with_text(u"Azure ici, Azure l\u00E0.");
  correct(d, {named(at(d, u"Azure"), kOrg, true), named(at(d, u"Azure", 1), kLoc),
              correction(Op::kNoName, at(d, u"Azure"))});
  EXPECT_EQ(names(d), "LOC Azure (user)");
}

TEST(CorrectNames, WhatDoesNotFitIsIgnoredWithAWarning) {
  Document d = with_text(u"Un mot.\nUn autre \U0001F600 mot.");
  const auto size = static_cast<std::uint32_t>(d.text.size());
  const std::uint32_t pair = at(d, u"\U0001F600").start;
  const std::vector<Utf16Span> wrong = {{3, 3},           {5, 3},           {0, size + 1},
                                        {size, size + 5}, {3, 10},          {2, 6},
                                        {3, 8},           {pair, pair + 1}, {pair + 1, pair + 2}};
  for (const Utf16Span span : wrong) {
    Document one = d;
    correct(one, {named(span, kPer), correction(Op::kNoName, span), named({3, 6}, kPer)});
    EXPECT_EQ(names(one), "PER mot (user)") << span.start << '-' << span.end;
    ASSERT_EQ(one.warnings.size(), 2u) << span.start << '-' << span.end;
    EXPECT_EQ(one.warnings[0].code, "correction-ignored");
    EXPECT_EQ(one.warnings[0].at, span);
    EXPECT_EQ(one.corrections.size(), 1u);
  }
}

TEST(Dictionary, WholeWordsTheLongestFirst) {
  Document d = with_text(u"Local Call Centre et Local Call, Locale, Azure d\u2019Azure.");
  name(d, at(d, u"Azure"), kOrg);
  correct(d, {},
          {{"Local Call", kOrg},
           {"Local Call Centre", kLoc},
           {"Local", kPer},
           {"Azure", std::nullopt},
           {"absent", kPer}});
  EXPECT_EQ(names(d), "LOC Local Call Centre (user); ORG Local Call (user)");
  EXPECT_EQ(d.mentions[0].reason, Reason::kDictionary);
  ASSERT_EQ(d.dictionary.size(), 3u) << "those that are in the text";
  EXPECT_EQ(d.dictionary[0].form, "Local Call");
  EXPECT_EQ(d.dictionary[2].form, "Azure");
}

TEST(Dictionary, FitsBeforeAnySign) {
  Document d = with_text(u"Azure, (Azure) \u00ab\u202fAzure\u202f\u00bb et Azure.");
  correct(d, {}, {{"Azure", kOrg}});
  EXPECT_EQ(names(d), "ORG Azure (user); ORG Azure (user); ORG Azure (user); ORG Azure (user)");
}

TEST(Dictionary, CapitalsFitInALineOfCapitals) {
  Document d = with_text(u"LOCAL CALL ACCUSE\nLe LOCAL CALL et local call, Local Call.");
  correct(d, {}, {{"Local Call", kOrg}});
  EXPECT_EQ(names(d), "ORG LOCAL CALL (user); ORG Local Call (user)");
}

TEST(Dictionary, NamesAroundAndInsideStay) {
  Document d = with_text(u"Air France. Le New York Times.");
  name(d, at(d, u"Air France"), kOrg);
  name(d, at(d, u"New York"), kLoc);
  correct(d, {}, {{"France", kLoc}, {"New York Times", std::nullopt}});
  EXPECT_EQ(names(d), "ORG Air France; LOC New York");
}

TEST(Dictionary, CorrectionsWinAndTheLastEntryCounts) {
  Document d = with_text(u"Azure ici, Azure l\u00E0.");
  correct(d, {correction(Op::kNoName, at(d, u"Azure"))}, {{"Azure", kPer}, {"Azure", kOrg}});
  EXPECT_EQ(names(d), "ORG Azure (user)");
}

/// Names, their entities, and what the user says of them.
Document with_cast(std::u16string_view text,
                   std::initializer_list<std::pair<std::u16string_view, MentionType>> mentions) {
  Document document = with_text(text);
  std::uint32_t from = 0;
  for (const auto& [words, type] : mentions) {
    const auto start = static_cast<std::uint32_t>(document.text.find(words, from));
    from = start + static_cast<std::uint32_t>(words.size());
    name(document, {start, from}, type);
  }
  cluster_mentions(document, NameWords("fr"));
  return document;
}
Document& correct_cast(Document& document, std::vector<Correction> corrections) {
  document.corrections = std::move(corrections);
  correct_entities(document, NameWords("fr"));
  return document;
}

TEST(CorrectEntities, SameTakesNameAndTypeOfTheOther) {
  Document d = with_cast(u"Anne Morel parle. La Fourmi chante. Fourmi.",
                         {{u"Anne Morel", kPer}, {u"La Fourmi", kOrg}, {u"Fourmi", kOrg}});
  ASSERT_EQ(d.entities.size(), 2u);
  correct_cast(d, {with(Op::kSame, at(d, u"Fourmi", 1), at(d, u"Anne Morel"))});
  EXPECT_EQ(cast(d), "Anne Morel (user) = Anne Morel La Fourmi Fourmi");
  EXPECT_EQ(d.entities[0].type, kPer);
  EXPECT_EQ(names(d), "PER Anne Morel; PER La Fourmi (user); PER Fourmi (user)");
  EXPECT_EQ(d.entities[0].aliases, (std::vector<std::string>{"La Fourmi", "Fourmi"}));
}

TEST(CorrectEntities, ApartIsOneOrAllOfTheseWords) {
  const Document d =
      with_cast(u"Anne Morel. Morel. Morel. Anne Morel.",
                {{u"Anne Morel", kPer}, {u"Morel", kPer}, {u"Morel", kPer}, {u"Anne Morel", kPer}});
  ASSERT_EQ(d.entities.size(), 1u);
  Document one = d, all = d;
  correct_cast(one, {correction(Op::kApart, at(d, u"Morel", 1))});
  EXPECT_EQ(cast(one), "Anne Morel (user) = Anne Morel Morel Anne Morel | Morel (user) = Morel");
  correct_cast(all, {correction(Op::kApart, at(d, u"Morel", 1), true)});
  EXPECT_EQ(cast(all), "Anne Morel (user) = Anne Morel Anne Morel | Morel (user) = Morel Morel");
  for (std::size_t i = 0; i < all.entities.size(); ++i) {
    for (const std::uint32_t mention : all.entities[i].mentions) {
      EXPECT_EQ(all.mentions[mention].entity, static_cast<EntityId>(i));
    }
  }
}

TEST(CorrectEntities, TheUsersNameStays) {
  Document d = with_cast(u"Brest. Morel. Anne Morel.",
                         {{u"Brest", kLoc}, {u"Morel", kPer}, {u"Anne Morel", kPer}});
  correct_cast(d, {valued(Op::kRename, at(d, u"Brest"), "Brest (Finist\xC3\xA8re)"),
                   with(Op::kSame, at(d, u"Brest"), at(d, u"Morel"))});
  ASSERT_EQ(d.entities.size(), 1u);
  EXPECT_EQ(d.entities[0].name, "Brest (Finist\xC3\xA8re)");
  EXPECT_EQ(d.entities[0].type, kPer);
  EXPECT_EQ(d.entities[0].aliases[0], "Anne Morel") << "what the text calls it";
}

TEST(CorrectEntities, WithoutANameIgnored) {
  Document d = with_cast(u"Brest et un mot.", {{u"Brest", kLoc}});
  correct_cast(d, {valued(Op::kRename, at(d, u"mot"), "x"), correction(Op::kApart, {90, 99}),
                   with(Op::kSame, at(d, u"Brest"), at(d, u"mot"))});
  EXPECT_EQ(cast(d), "Brest = Brest");
  EXPECT_EQ(d.warnings.size(), 3u);
  EXPECT_TRUE(d.corrections.empty());
}

TEST(CorrectDates, PutsAndDrops) {
  Document d = with_text(u"Le 6 ao\u00FBt puis en 2024, hier.");
  d.dates.push_back({at(d, u"6 ao\u00FBt"), DateType::kDate, std::nullopt, true, "x"});
  d.dates.push_back({at(d, u"2024"), DateType::kDate, "2024", false, {}});
  d.corrections = {valued(Op::kDate, at(d, u"Le 6 ao\u00FBt"), "2025-08-06"),
                   valued(Op::kDate, at(d, u"hier"), "2025-08-05T10:00"),
                   correction(Op::kNoDate, at(d, u"2024")),
                   correction(Op::kNoDate, at(d, u"puis"))};
  correct_dates(d);
  ASSERT_EQ(d.dates.size(), 2u);
  EXPECT_EQ(d.dates[0].at, at(d, u"Le 6 ao\u00FBt"));
  EXPECT_EQ(d.dates[0].value, "2025-08-06");
  EXPECT_EQ(d.dates[0].source, Source::kUser);
  EXPECT_FALSE(d.dates[0].relative);
  EXPECT_EQ(d.dates[1].type, DateType::kTime);
  ASSERT_EQ(d.warnings.size(), 1u);
  EXPECT_EQ(d.warnings[0].at, at(d, u"puis"));
}

TEST(CorrectQuotes, SpeakersAndWhatIsNone) {
  Document d = with_cast(u"\u00AB Bien \u00BB, dit Anne. \u00AB Mal \u00BB, dit-on \u00E0 Brest.",
                         {{u"Anne", kPer}, {u"Brest", kLoc}});
  for (const auto words : {u"Bien", u"Mal"}) d.quotes.emplace_back().at = at(d, words);
  d.quotes[0].speaker = 0;
  Document none = d;
  d.corrections = {with(Op::kSpeaker, at(d, u"Mal"), at(d, u"Brest")),
                   with(Op::kSpeaker, at(d, u"Bien"), std::nullopt),
                   with(Op::kSpeaker, at(d, u"Bie"), std::nullopt),
                   with(Op::kSpeaker, at(d, u"Mal"), at(d, u"dit"))};
  correct_quotes(d);
  EXPECT_EQ(d.quotes[0].speaker, kNoEntity);
  EXPECT_EQ(d.quotes[1].speaker, 1);
  EXPECT_EQ(d.quotes[1].speaker_text, at(d, u"Brest"));
  EXPECT_EQ(d.quotes[1].source, Source::kUser);
  EXPECT_EQ(d.warnings.size(), 2u);
  none.corrections = {correction(Op::kNoQuote, at(d, u"Bien"))};
  correct_quotes(none);
  ASSERT_EQ(none.quotes.size(), 1u);
  EXPECT_EQ(none.quotes[0].at, at(d, u"Mal"));
}

}  // namespace
}  // namespace filigrane
