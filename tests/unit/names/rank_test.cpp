#include "names/rank.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

/// A document with one block a line: its kind, and which entity is named in it, once.
Document with_lines(std::initializer_list<std::pair<BlockKind, EntityId>> lines) {
  Document document;
  std::uint32_t at = 0;
  for (const auto& [kind, entity] : lines) {
    document.blocks.push_back({{at, at + 10}, kind});
    while (document.entities.size() <= static_cast<std::size_t>(entity)) {
      const std::string name = std::to_string(document.entities.size());
      document.entities.emplace_back().name = name;
    }
    document.entities[static_cast<std::size_t>(entity)].mentions.push_back(
        static_cast<std::uint32_t>(document.mentions.size()));
    document.mentions.push_back({{at + 2, at + 5}, MentionType::kPer, entity, 900, Source::kModel});
    at += 11;
  }
  return document;
}

TEST(RankEntities, TheTitleCounts) {
  Document d = with_lines({{BlockKind::kTitle, 0}, {BlockKind::kBody, 1}, {BlockKind::kBody, 1}});
  rank_entities(d);
  EXPECT_EQ(d.entities[0].name, "0");
  EXPECT_GT(d.entities[0].salience, d.entities[1].salience);
}

TEST(RankEntities, WhoIsNamedOutsideOfTheArticleOnlyIsNotOfTheCast) {
  Document d = with_lines({{BlockKind::kFurniture, 0},
                           {BlockKind::kRelated, 0},
                           {BlockKind::kBody, 1},
                           {BlockKind::kCaption, 0}});
  rank_entities(d);
  EXPECT_EQ(d.entities[0].name, "1");
  EXPECT_EQ(d.entities[0].salience, 1000);
  EXPECT_EQ(d.entities[1].salience, 0);
}

TEST(RankEntities, IdsFollow) {
  Document d = with_lines({{BlockKind::kBody, 0}, {BlockKind::kBody, 1}, {BlockKind::kBody, 1}});
  d.quotes.emplace_back().speaker = 1;
  d.quotes.emplace_back();
  rank_entities(d);
  EXPECT_EQ(d.entities[0].name, "1");
  EXPECT_EQ(d.mentions[0].entity, 1);
  EXPECT_EQ(d.mentions[2].entity, 0);
  EXPECT_EQ(d.quotes[0].speaker, 0);
  EXPECT_EQ(d.quotes[1].speaker, kNoEntity);
}

TEST(RankEntities, WhoSpeaksRises) {
  Document d = with_lines({{BlockKind::kBody, 0}, {BlockKind::kBody, 1}});
  d.quotes.emplace_back().speaker = 1;
  rank_entities(d);
  EXPECT_EQ(d.entities[0].name, "1");
}

TEST(RankEntities, NothingToRank) {
  Document d;
  rank_entities(d);
  EXPECT_TRUE(d.entities.empty());
}

}  // namespace
}  // namespace filigrane
