#include "base/tsv.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace filigrane {
namespace {

std::vector<TsvRow> rows_of(std::string_view text) {
  std::vector<TsvRow> rows;
  for (const TsvRow& row : read_tsv(text)) rows.push_back(row);
  return rows;
}

TEST(ReadTsv, LeavesOutHeaderCommentsAndBlankLines) {
  const auto rows = rows_of("# a comment\nform\tkind\n\na\tb\n# another\nc\t\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (TsvRow{"a", "b"}));
  EXPECT_EQ(rows[1], (TsvRow{"c", ""}));
}

TEST(ReadTsv, ReadsALastLineWithoutAnEndAndCrlf) {
  const auto rows = rows_of("head\r\na\tb\r\nlast");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (TsvRow{"a", "b"}));
  EXPECT_EQ(rows[1], (TsvRow{"last"}));
}

TEST(ReadTsv, GivesTheRowsOfOneLanguageAndOfAll) {
  std::string forms;
  const std::string_view table = "language\tform\nfr\ta\nen\tb\n*\tc\nfrp\td\n**\te\nfr\tf";
  for (const TsvRow& row : read_tsv(table, "fr")) forms += row[1];
  EXPECT_EQ(forms, "acf");
  forms.clear();
  for (const TsvRow& row : read_tsv(table, "und")) forms += row[1];
  EXPECT_EQ(forms, "c");
}

TEST(ReadTsv, LeavesOutFieldsThatNoTableHas) {
  const std::string table = "head\n" + std::string(40, '\t') + "\nb";
  const auto rows = rows_of(table);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].size(), TsvRow::kMaxFields);
  EXPECT_EQ(rows[1], (TsvRow{"b"}));
}

TEST(ReadTsv, GivesNothingForATableOfNothing) {
  EXPECT_TRUE(rows_of("").empty());
  EXPECT_TRUE(rows_of("only\ta header\n").empty());
}

}  // namespace
}  // namespace filigrane
