#include "names/clusters.h"

#include <gtest/gtest.h>

#include "names/rank.h"

namespace filigrane {
namespace {

/// A text of names, one a line, each one mention: "PER Tom Cotton".
Document with_names(std::initializer_list<std::pair<MentionType, std::u16string_view>> names) {
  Document document;
  for (const auto& [type, name] : names) {
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text += name;
    document.mentions.push_back({{start, static_cast<std::uint32_t>(document.text.size())},
                                 type,
                                 kNoEntity,
                                 900,
                                 Source::kModel});
    document.text += u'\n';
  }
  cluster_mentions(document, NameWords("fr"));
  rank_entities(document);
  return document;
}

constexpr auto kPer = MentionType::kPer;
constexpr auto kLoc = MentionType::kLoc;
constexpr auto kOrg = MentionType::kOrg;

TEST(ClusterMentions, ASurnameJoinsItsOnlyFullName) {
  const Document d = with_names({{kPer, u"Anne Le Goff"}, {kPer, u"Le Goff"}, {kPer, u"Goff"}});
  ASSERT_EQ(d.entities.size(), 1u);
  EXPECT_EQ(d.entities[0].name, "Anne Le Goff");
  EXPECT_EQ(d.entities[0].aliases, (std::vector<std::string>{"Le Goff", "Goff"}));
  EXPECT_EQ(d.entities[0].mentions, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(ClusterMentions, TwoPeopleWithOneSurnameStayTwo) {
  const Document d =
      with_names({{kPer, u"Anne Morel"}, {kPer, u"Paul Morel"}, {kPer, u"Morel"}, {kPer, u"Anne"}});
  ASSERT_EQ(d.entities.size(), 2u);
  EXPECT_EQ(d.mentions[2].entity, d.mentions[1].entity) << "the one who was named last";
  EXPECT_EQ(d.mentions[3].entity, d.mentions[0].entity);
}

TEST(ClusterMentions, InitialsAndSlipsDoNotPart) {
  const Document d = with_names({{kPer, u"Joanne K. Rowling"},
                                 {kPer, u"J.K. Rowling"},
                                 {kPer, u"G\u00E9rald Dupuis"},
                                 {kPer, u"G\u00E9rard Dupuis"}});
  EXPECT_EQ(d.entities.size(), 2u);
}

TEST(ClusterMentions, WomanAndManWithLikeNamesArePartedByFirstName) {
  EXPECT_EQ(with_names({{kPer, u"Martine Duval"}, {kPer, u"Martin Duval"}}).entities.size(), 2u);
}

TEST(ClusterMentions, AcronymsJoinTheirFullForm) {
  const Document d = with_names(
      {{kOrg, u"Organisation mondiale de la sant\u00E9"}, {kOrg, u"OMS"}, {kOrg, u"l'OMS"}});
  ASSERT_EQ(d.entities.size(), 1u);
  EXPECT_EQ(d.entities[0].name, "Organisation mondiale de la sant\xC3\xA9");
}

TEST(ClusterMentions, ManyPeopleOfOneSurnameTakeNoLongTime) {
  Document document;
  for (int i = 0; i < 20000; ++i) {
    for (const bool full : {true, false}) {
      const auto start = static_cast<std::uint32_t>(document.text.size());
      if (full) {
        for (int rest = i; rest > 0; rest /= 26)
          document.text += static_cast<char16_t>(u'A' + rest % 26);
        document.text += u' ';
      }
      document.text += u"Morel";
      const auto end = static_cast<std::uint32_t>(document.text.size());
      document.mentions.push_back({{start, end}, kPer, kNoEntity, 900, Source::kModel});
      document.text += u'\n';
    }
  }
  cluster_mentions(document, NameWords("fr"));
  EXPECT_GT(document.entities.size(), 5000u);
}

TEST(ClusterMentions, CaseAccentsAndHyphensDoNotPart) {
  const Document d =
      with_names({{kLoc, u"\u00C9tats-Unis"}, {kLoc, u"Etats-Unis"}, {kLoc, u"\u00C9tats-unis"}});
  ASSERT_EQ(d.entities.size(), 1u);
  EXPECT_EQ(d.entities[0].mentions.size(), 3u);
}

TEST(ClusterMentions, TypesPart) {
  const Document d = with_names({{kPer, u"Renault"}, {kOrg, u"Renault"}});
  EXPECT_EQ(d.entities.size(), 2u);
}

TEST(ClusterMentions, OnlyPeopleHaveSurnames) {
  const Document d = with_names({{kOrg, u"Radio Bretagne"}, {kOrg, u"Bretagne"}});
  EXPECT_EQ(d.entities.size(), 2u);
}

TEST(ClusterMentions, MostMentionedFirst) {
  const Document d = with_names({{kLoc, u"Brest"}, {kLoc, u"Lorient"}, {kLoc, u"Lorient"}});
  ASSERT_EQ(d.entities.size(), 2u);
  EXPECT_EQ(d.entities[0].name, "Lorient");
  EXPECT_EQ(d.entities[0].salience, 666);
  EXPECT_EQ(d.mentions[0].entity, 1);
  EXPECT_EQ(d.mentions[2].entity, 0);
}

TEST(ClusterMentions, NoMentionsNoEntities) { EXPECT_TRUE(with_names({}).entities.empty()); }

}  // namespace
}  // namespace filigrane
