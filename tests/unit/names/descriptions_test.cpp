#include "names/descriptions.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

class DescriptionsTest : public testing::Test {
 protected:
  void add(const char* role) { document_.entities.emplace_back().roles.push_back(role); }
  EntityId find(std::u16string_view text, const char* language = "fr") const {
    const NameWords words(language);
    return Descriptions(document_, words).find(text);
  }
  Document document_;
};

TEST_F(DescriptionsTest, TheSameRoleOrOneLikeIt) {
  add("PDG de Novalis");
  add("ministre de la Justice");
  EXPECT_EQ(find(u"le PDG de Novalis"), 0);
  EXPECT_EQ(find(u"le dirigeant de Novalis"), 0);
  EXPECT_EQ(find(u"la ministre"), 1);
}

TEST_F(DescriptionsTest, AllWordsMustFit) {
  add("PDG de Novalis");
  EXPECT_EQ(find(u"le patron d\u2019Altea"), kNoEntity);
  EXPECT_EQ(find(u"Novalis"), kNoEntity);
  EXPECT_EQ(find(u""), kNoEntity);
}

TEST_F(DescriptionsTest, NobodyWhereThereAreTwo) {
  add("s\u00E9nateur de la Marne");
  add("s\u00E9nateur du Var");
  EXPECT_EQ(find(u"le s\u00E9nateur"), kNoEntity);
  EXPECT_EQ(find(u"le s\u00E9nateur du Var"), 1);
}

TEST_F(DescriptionsTest, EnglishHasTheWordOfTheRoleBehind) {
  add("Norway's finance minister");
  EXPECT_EQ(find(u"the finance minister", "en"), 0);
  EXPECT_EQ(find(u"the health minister", "en"), kNoEntity);
}

}  // namespace
}  // namespace filigrane
