#include "word_lists.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "model/gazetteer.h"
#include "text/utf8.h"

namespace filigrane::training {
namespace {

TEST(Gazetteer, HoldsTheNamesItWasMadeOfAndHardlyAnother) {
  const std::string file = "./training/data/names-clubs.tsv";
  const auto sources = nlohmann::json::array({{{"file", file}, {"column", 0}, {"kind", "club"}}});
  const auto gazetteer = filigrane::Gazetteer::read(build_gazetteer(sources, FILIGRANE_SOURCE_DIR));
  ASSERT_TRUE(gazetteer);
  std::ifstream lines(FILIGRANE_SOURCE_DIR "/" + file);
  int names = 0, others = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::string name = line.substr(0, line.find('\t'));
    if (name.size() < 3 || name[0] == '#') continue;
    ++names;
    EXPECT_EQ(gazetteer->kinds(decode_utf8(name).text), kClub) << name;
    others += gazetteer->kinds(decode_utf8(name + "x").text) != 0;
  }
  EXPECT_GT(names, 1000);
  EXPECT_LE(others, 1);
}

TEST(Gazetteer, RefusesDamagedSections) {
  const auto sources = nlohmann::json::array(
      {{{"file", "./training/data/names-clubs.tsv"}, {"column", 0}, {"kind", "club"}}});
  const std::string good = build_gazetteer(sources, FILIGRANE_SOURCE_DIR);
  for (std::size_t cut = 0; cut < good.size(); cut += 1 + cut / 8) {
    EXPECT_FALSE(filigrane::Gazetteer::read(good.substr(0, cut))) << cut;
  }
  EXPECT_FALSE(filigrane::Gazetteer::read(good + "x"));
}

}  // namespace
}  // namespace filigrane::training
