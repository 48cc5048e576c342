#include "speech/marks.h"

#include <gtest/gtest.h>

#include "layout/blocks.h"

namespace filigrane {
namespace {

std::vector<Marked> marked_in(std::u16string_view text) {
  return find_marked(text, find_blocks(text));
}

TEST(Marks, NestedStretchesKnowTheirParent) {
  const auto found = marked_in(u"\u00AB On dit \u201Cnon\u201D ici \u00BB");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].parent, -1);
  EXPECT_EQ(found[1].parent, 0);
  EXPECT_EQ(found[1].inside, (Utf16Span{10, 13}));
}

TEST(Marks, ApostrophesAndGenitivesAreNoMarks) {
  EXPECT_TRUE(marked_in(u"L'ami d'hier, the boys' room, rock 'n roll").empty());
  EXPECT_EQ(marked_in(u"He said 'the boys' room is ours' today").size(), 1u);
}

TEST(Marks, AParagraphThatRepeatsTheMarkGoesOn) {
  const auto found = marked_in(u"\u201COne.\n\u201CTwo.\u201D");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].closed);
}

TEST(Marks, OneLeftOpenEndsWithItsBlock) {
  const auto found = marked_in(u"He said: \"One.\nTwo.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].closed);
  EXPECT_EQ(found[0].outer.end, 14u);
}

TEST(Marks, OddTextsAreRead) {
  EXPECT_TRUE(marked_in(u"").empty());
  EXPECT_TRUE(marked_in(u"\u00BB \u201D \"").size() <= 1);
  EXPECT_LE(marked_in(std::u16string(10000, u'\u00AB')).size(), 8u);
}

}  // namespace
}  // namespace filigrane
