#include "layout/blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace filigrane {
namespace {

std::vector<std::u16string> texts(std::u16string_view text) {
  std::vector<std::u16string> found;
  for (const Block& block : find_blocks(text)) {
    found.emplace_back(text.substr(block.at.start, block.at.size()));
  }
  return found;
}

TEST(FindBlocks, GivesNothingForNothing) {
  EXPECT_TRUE(find_blocks(u"").empty());
  EXPECT_TRUE(find_blocks(u" \t\r\n\u00A0\u202F\uFEFF\u200B\n").empty());
}

TEST(FindBlocks, CutsTheBlanksAroundALine) {
  const std::u16string_view text = u"\n\u00A0\u00A0Un titre\u00A0\t\n";
  const auto blocks = find_blocks(text);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].at, (Utf16Span{3, 11}));
  EXPECT_EQ(blocks[0].kind, BlockKind::kBody);
}

TEST(FindBlocks, KnowsEveryLineEnd) {
  const std::vector<std::u16string> expected{u"a b", u"c"};
  for (const std::u16string end :
       {u"\n", u"\r", u"\r\n", u"\u0085", u"\u2028", u"\u2029", u"\v", u"\f", u"\n\n \n"}) {
    EXPECT_EQ(texts(u"a b" + end + u"c"), expected) << static_cast<int>(end[0]);
  }
}

TEST(FindBlocks, KeepsNulSurrogatesAndPairsWhole) {
  using namespace std::string_literals;
  const std::u16string lone(1, char16_t{0xDC00});
  const std::vector<std::u16string> expected{u"a\0b"s, lone, u"\U0001F600"};
  EXPECT_EQ(texts(u"a\0b\n"s + lone + u"\n\U0001F600 "), expected);
}

}  // namespace
}  // namespace filigrane
