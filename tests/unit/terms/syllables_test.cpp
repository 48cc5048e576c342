#include "terms/syllables.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

std::uint32_t fr(std::u16string_view word, bool verb = false) {
  return count_syllables(word, "fr", verb);
}
std::uint32_t en(std::u16string_view word) { return count_syllables(word, "en", false); }

TEST(Syllables, FrenchLeavesOutTheMuteE) {
  EXPECT_EQ(fr(u"ville"), 1u);
  EXPECT_EQ(fr(u"villes"), 1u);
  EXPECT_EQ(fr(u"longue"), 1u);
  EXPECT_EQ(fr(u"le"), 1u);
  EXPECT_EQ(fr(u"que"), 1u);
  EXPECT_EQ(fr(u"parlent", true), 1u);
  EXPECT_EQ(fr(u"moment"), 2u);
  EXPECT_EQ(fr(u"mus\u00E9e"), 2u);
}

TEST(Syllables, FrenchVowelsThatPart) {
  EXPECT_EQ(fr(u"th\u00E9\u00E2tre"), 2u);
  EXPECT_EQ(fr(u"na\u00EFf"), 2u);
  EXPECT_EQ(fr(u"po\u00E9sie"), 3u);
  EXPECT_EQ(fr(u"oublier"), 3u);
  EXPECT_EQ(fr(u"nation"), 2u);
  EXPECT_EQ(fr(u"voyage"), 2u);
  EXPECT_EQ(fr(u"gouvernement"), 4u);
}

TEST(Syllables, English) {
  EXPECT_EQ(en(u"makes"), 1u);
  EXPECT_EQ(en(u"walked"), 1u);
  EXPECT_EQ(en(u"wanted"), 2u);
  EXPECT_EQ(en(u"table"), 2u);
  EXPECT_EQ(en(u"houses"), 2u);
  EXPECT_EQ(en(u"the"), 1u);
  EXPECT_EQ(en(u"government"), 3u);
}

TEST(Syllables, NoWord) {
  EXPECT_EQ(fr(u""), 0u);
  EXPECT_EQ(fr(u"\xD800-5"), 0u);
}

}  // namespace
}  // namespace filigrane
