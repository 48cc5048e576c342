#include "base/embedded_data.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/tsv.h"

namespace filigrane {
namespace {

TEST(EmbeddedData, HoldsTheBytesOfTheFile) {
  std::ifstream file(FILIGRANE_SOURCE_DIR "/core/data/SOURCES.tsv", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  ASSERT_FALSE(bytes.str().empty());
  EXPECT_EQ(embedded_data("SOURCES.tsv"), bytes.str());
}

TEST(EmbeddedData, GivesAnEmptyViewForAnUnknownName) { EXPECT_TRUE(embedded_data("none").empty()); }

TEST(EmbeddedData, EveryTableHasAKnownSource) {
  for (const TsvRow& row : read_tsv(embedded_data("SOURCES.tsv"))) {
    ASSERT_GE(row.size(), 3u) << row[0];
    EXPECT_FALSE(embedded_data(row[0]).empty()) << row[0];
  }
}

}  // namespace
}  // namespace filigrane
