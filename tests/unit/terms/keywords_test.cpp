#include "terms/keywords.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "filigrane/filigrane.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// A document from lines of "word/TAG word/TAG": one block and sentence a line, words parted by one
/// blank, which a leading + takes away ("l'/DET +eau/NOUN"). "Ada_Lovelace/PER" is a name.
Document tagged(std::initializer_list<std::string_view> lines) {
  Document d;
  for (const std::string_view line : lines) {
    if (!d.text.empty()) d.text += u'\n';
    Sentence sentence;
    sentence.at.start = static_cast<std::uint32_t>(d.text.size());
    sentence.tokens.start = static_cast<std::uint32_t>(d.tokens.size());
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::string_view item = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(item.size() + 1, rest.size()));
      const auto slash = item.rfind('/');
      std::u16string form = decode_utf8(item.substr(0, slash)).text;
      const std::string_view tag = item.substr(slash + 1);
      const bool glued = form.size() > 1 && form[0] == u'+';
      if (glued) form.erase(0, 1);
      const bool opens_line = d.text.size() == sentence.at.start;
      if (!opens_line && !glued) d.text += u' ';
      const auto start = static_cast<std::uint32_t>(d.text.size());
      std::u16string part;
      for (const char16_t c : form + u"_") {
        if (c != u'_') {
          part += c;
          continue;
        }
        const auto at = static_cast<std::uint32_t>(d.text.size());
        d.text += part;
        const auto upos = tag == "PER" ? Upos::kPropn : upos_from_name(tag).value_or(Upos::kX);
        d.tokens.push_back({{at, static_cast<std::uint32_t>(d.text.size())}, upos, {}, {}, {}});
        part.clear();
        d.text += u' ';
      }
      d.text.pop_back();
      if (tag == "PER") {
        const auto end = static_cast<std::uint32_t>(d.text.size());
        const std::string name = to_utf8(std::u16string_view(d.text).substr(start, end - start));
        auto entity = std::find_if(d.entities.begin(), d.entities.end(),
                                   [&](const Entity& e) { return e.name == name; });
        if (entity == d.entities.end()) {
          d.entities.push_back({MentionType::kPer, name, {}, {}, Gender::kUnknown, {}, 0});
          entity = d.entities.end() - 1;
        }
        entity->mentions.push_back(static_cast<std::uint32_t>(d.mentions.size()));
        const auto id = static_cast<EntityId>(entity - d.entities.begin());
        d.mentions.push_back({{start, end}, MentionType::kPer, id, 900, Source::kModel});
      }
    }
    sentence.at.end = static_cast<std::uint32_t>(d.text.size());
    sentence.tokens.end = static_cast<std::uint32_t>(d.tokens.size());
    d.blocks.push_back({sentence.at});
    d.sentences.push_back(sentence);
  }
  return d;
}

std::vector<Keyword> terms(const Document& d, std::string_view language = "fr") {
  return find_keywords(d, *read_term_data(language), nullptr);
}
const Keyword* find(const std::vector<Keyword>& keywords, std::string_view text) {
  for (const Keyword& keyword : keywords) {
    if (keyword.text == text) return &keyword;
  }
  return nullptr;
}

TEST(Keywords, CountNumberAndPrepositionsAsOne) {
  const Document d =
      tagged({"la/DET centrale/NOUN d'/ADP +\u00E9nergie/NOUN solaire/ADJ",
              "des/DET centrales/NOUN d'/ADP +\u00E9nergie/NOUN solaire/ADJ ferment/VERB"});
  const auto keywords = terms(d);
  ASSERT_FALSE(keywords.empty());
  EXPECT_EQ(keywords[0].text, "centrale d'\u00E9nergie solaire");
  ASSERT_EQ(keywords[0].occurrences.size(), 2u);
  for (const Utf16Span at : keywords[0].occurrences) {
    const auto said = std::u16string_view(d.text).substr(at.start, at.size());
    EXPECT_TRUE(said.starts_with(u"centrale") && said.ends_with(u"solaire"));
  }
  EXPECT_EQ(find(keywords, "centrale"), nullptr) << "a part that never stands alone";
}

TEST(Keywords, KeepAPartThatStandsAloneElsewhere) {
  const auto keywords = terms(
      tagged({"le/DET vote/NOUN blanc/ADJ divise/VERB", "le/DET vote/NOUN blanc/ADJ revient/VERB",
              "ce/DET vote/NOUN compte/VERB", "un/DET vote/NOUN annule/VERB"}));
  ASSERT_NE(find(keywords, "vote blanc"), nullptr);
  ASSERT_NE(find(keywords, "vote"), nullptr);
  EXPECT_EQ(find(keywords, "vote")->occurrences.size(), 4u) << "every place, also inside a term";
}

TEST(Keywords, NamesAreTerms) {
  const auto keywords = terms(
      tagged({"la/DET pr\u00E9sidente/NOUN Ada_Morel/PER parle/VERB", "Ada_Morel/PER part/VERB"}));
  ASSERT_FALSE(keywords.empty());
  EXPECT_EQ(keywords[0].text, "Ada Morel");
  EXPECT_EQ(keywords[0].score, 1000);
  EXPECT_EQ(keywords[0].occurrences.size(), 2u);
  EXPECT_EQ(find(keywords, "pr\u00E9sidente Ada Morel"), nullptr);
}

TEST(Keywords, StopAndWeakWordsAreNone) {
  const auto keywords =
      terms(tagged({"la/DET fois/NOUN", "la/DET fois/NOUN", "une/DET ann\u00E9e/NOUN",
                    "une/DET ann\u00E9e/NOUN", "grande/ADJ ann\u00E9e/NOUN"}));
  EXPECT_TRUE(keywords.empty());
}

TEST(Keywords, LeaveOutWhatIsNoContent) {
  Document d =
      tagged({"un/DET abonnement/NOUN", "un/DET abonnement/NOUN", "la/DET gr\u00E8ve/NOUN"});
  d.blocks[0].kind = d.blocks[1].kind = BlockKind::kFurniture;
  EXPECT_EQ(find(terms(d), "abonnement"), nullptr);
}

TEST(Keywords, WithoutTagsRunsOfWordsThatComeAgain) {
  Document d = tagged({"gezeitenkraft/X bringt/X strom/X",
                       "viel/X gezeitenkraft/X bringt/X strom/X", "die/X gezeitenkraft/X"});
  const auto keywords = terms(d, "und");
  ASSERT_NE(find(keywords, "gezeitenkraft bringt strom"), nullptr);
  ASSERT_NE(find(keywords, "gezeitenkraft"), nullptr);
  EXPECT_EQ(find(keywords, "bringt strom"), nullptr) << "stands nowhere else";
  EXPECT_EQ(find(keywords, "viel gezeitenkraft"), nullptr) << "said once";
}

TEST(Keywords, AreSortedUniqueAndLimited) {
  Document d =
      tagged({"port/NOUN mer/NOUN navire/NOUN", "port/NOUN +,/PUNCT mer/NOUN +,/PUNCT navire/NOUN",
              "port/NOUN +,/PUNCT mer/NOUN +,/PUNCT quai/NOUN", "quai/NOUN +,/PUNCT navire/NOUN"});
  const auto all = terms(d);
  std::set<std::string> texts;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(texts.insert(all[i].text).second) << all[i].text;
    EXPECT_LE(all[i].score, all[i > 0 ? i - 1 : 0].score);
    EXPECT_TRUE(std::is_sorted(all[i].occurrences.begin(), all[i].occurrences.end(),
                               [](Utf16Span a, Utf16Span b) { return a.start < b.start; }));
  }
  ASSERT_GT(all.size(), 2u);
  EXPECT_EQ(find_keywords(d, *read_term_data("fr"), nullptr, 2).size(), 2u);
}

TEST(Keywords, NoneInNothing) {
  EXPECT_TRUE(terms(Document{}).empty());
  EXPECT_TRUE(terms(tagged({"!/PUNCT"})).empty());
}

TEST(TermData, UnknownLanguagesGetTheStopWordsOfAll) {
  // Seen through what it does: neither "les" nor "the" can be a term of its own.
  const auto keywords =
      terms(tagged({"there/X pourquoi/X zement/X", "there/X pourquoi/X zement/X"}), "xx");
  ASSERT_EQ(keywords.size(), 1u);
  EXPECT_EQ(keywords[0].text, "zement");
}

}  // namespace
}  // namespace filigrane
