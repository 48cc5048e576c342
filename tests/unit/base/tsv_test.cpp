#include "base/tsv.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

TEST(ReadTsv, LeavesOutHeaderCommentsAndBlankLines) {
  const auto rows = read_tsv("# a comment\nform\tkind\n\na\tb\n# another\nc\t\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (TsvRow{"a", "b"}));
  EXPECT_EQ(rows[1], (TsvRow{"c", ""}));
}

TEST(ReadTsv, ReadsALastLineWithoutAnEndAndCrlf) {
  const auto rows = read_tsv("head\r\na\tb\r\nlast");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (TsvRow{"a", "b"}));
  EXPECT_EQ(rows[1], (TsvRow{"last"}));
}

TEST(ReadTsv, GivesNothingForATableOfNothing) {
  EXPECT_TRUE(read_tsv("").empty());
  EXPECT_TRUE(read_tsv("only\ta header\n").empty());
}

}  // namespace
}  // namespace filigrane
