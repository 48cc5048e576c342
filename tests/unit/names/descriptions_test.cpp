#include "names/descriptions.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

class DescriptionsTest : public testing::Test {
 protected:
  void add(const char* role) { document_.entities.emplace_back().roles.push_back(role); }
  EntityId find(std::u16string_view noun, std::vector<std::u16string_view> others = {},
                const char* language = "fr") const {
    const NameWords words(language);
    return Descriptions(document_, words).find(noun, others);
  }
  Document document_;
};

TEST_F(DescriptionsTest, TheSameRoleOrOneLikeIt) {
  add("PDG de Novalis");
  add("ministre de la Justice");
  EXPECT_EQ(find(u"PDG", {u"Novalis"}), 0);
  EXPECT_EQ(find(u"dirigeant", {u"Novalis"}), 0);
  EXPECT_EQ(find(u"ministre"), 1);
}

TEST_F(DescriptionsTest, AllWordsOfOneLikeItMustFit) {
  add("PDG de Novalis");
  EXPECT_EQ(find(u"patron", {u"Altea"}), kNoEntity);
  EXPECT_EQ(find(u"Novalis", {u"Altea"}), kNoEntity);
  EXPECT_EQ(find(u""), kNoEntity);
}

TEST_F(DescriptionsTest, MostWordsOfTheSameFit) {
  add("pr\u00E9sidente du Conseil italien");
  add("pr\u00E9sidente de la r\u00E9gion");
  EXPECT_EQ(find(u"pr\u00E9sidente", {u"Conseil italien", u"droite"}), 0);
  EXPECT_EQ(find(u"pr\u00E9sidente", {u"club"}), kNoEntity);
}

TEST_F(DescriptionsTest, AComplementIsNoRole) {
  add("pr\u00E9sident de la soci\u00E9t\u00E9");
  add("t\u00E9moin du tribunal");
  EXPECT_EQ(find(u"soci\u00E9t\u00E9"), kNoEntity);
  EXPECT_EQ(find(u"tribunal"), kNoEntity);
  EXPECT_EQ(find(u"t\u00E9moin"), 1);
}

TEST_F(DescriptionsTest, NobodyWhereThereAreTwo) {
  add("s\u00E9nateur de la Marne");
  add("s\u00E9nateur du Var");
  EXPECT_EQ(find(u"s\u00E9nateur"), kNoEntity);
  EXPECT_EQ(find(u"s\u00E9nateur", {u"Var"}), 1);
}

TEST_F(DescriptionsTest, EnglishHasTheWordOfTheRoleBehind) {
  add("Norway's finance minister");
  EXPECT_EQ(find(u"minister", {u"finance"}, "en"), 0);
  EXPECT_EQ(find(u"minister", {u"health"}, "en"), kNoEntity);
}

}  // namespace
}  // namespace filigrane
