#include "layout/wrapping.h"

#include <gtest/gtest.h>

#include <string>

#include "layout/blocks.h"

namespace filigrane {
namespace {

const std::u16string kWrapped =
    u"Sales of electric bicycles rose again last year, according to figures\n"
    u"that the cycling federation published on Tuesday. More than six hundred\n"
    u"thousand were sold, which is eight percent more than in the year before\n"
    u"and twice as many as in the year of the first lockdown.\n";

TEST(JoinWrappedLines, JoinsAParagraphWithItsLineBreaks) {
  const auto blocks = find_blocks(kWrapped + u"\n" + kWrapped);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].at, (Utf16Span{0, static_cast<std::uint32_t>(kWrapped.size() - 1)}));
}

TEST(JoinWrappedLines, ReadsCarriageReturnsAndUnicodeLineEndsAlike) {
  for (const std::u16string end : {u"\r\n", u"\r", u"\u2028"}) {
    std::u16string text;
    for (const char16_t c : kWrapped) c == u'\n' ? text += end : text += c;
    EXPECT_EQ(find_blocks(text).size(), 1u);
  }
}

TEST(JoinWrappedLines, KeepsItemsOfAListApart) {
  const auto blocks =
      find_blocks(kWrapped + u"- a list of things that somebody still has to buy\n" +
                  u"- another item of the list, about as long as the one above\n");
  EXPECT_EQ(blocks.size(), 3u);
}

TEST(JoinWrappedLines, LeavesHeadlinesAndMenusAlone) {
  const std::u16string_view text =
      u"news\nsport and leisure\nculture\nthe weather in your town and region\nlocal\n"
      u"letters to the editor\nabout\nthe archive since nineteen hundred and two\n";
  EXPECT_EQ(find_blocks(text).size(), 8u);
}

TEST(JoinWrappedLines, LeavesParagraphsOfOneLineAlone) {
  std::u16string text;
  for (int i = 0; i < 5; ++i)
    text += std::u16string(300, u'a') + u" b\nc " + std::u16string(250, u'd');
  EXPECT_EQ(find_blocks(text).size(), 6u);
}

}  // namespace
}  // namespace filigrane
