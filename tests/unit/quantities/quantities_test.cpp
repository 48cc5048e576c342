#include "quantities/quantities.h"

#include <gtest/gtest.h>

#include "layout/blocks.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

/// Figures of an untagged text.
std::vector<Quantity> found(std::u16string text, const char* language = "und") {
  Document document;
  document.text = std::move(text);
  document.blocks = find_blocks(document.text);
  const auto rules = read_token_rules(language);
  document.tokens = tokenize(document.text, document.blocks, *rules);
  return find_quantities(document, *read_figure_words(language), *rules);
}

TEST(Quantities, NothingInNothing) {
  EXPECT_TRUE(found(u"").empty());
  EXPECT_TRUE(found(u"\xD800 \0 \r\n").empty());
}

TEST(Quantities, NoLanguageIsNeeded) {
  const auto some = found(u"\u20AC40, 12.5 %");
  ASSERT_EQ(some.size(), 2u);
  EXPECT_EQ(some[0].unit, "EUR");
  EXPECT_EQ(some[1].value, "12.5");
}

TEST(Quantities, OpenWhereLanguagesDisagree) {
  const auto some = found(u"1,234 kg");
  ASSERT_EQ(some.size(), 1u);
  EXPECT_FALSE(some[0].value);
  EXPECT_EQ(found(u"1,234 kg", "en").at(0).value, "1234");
  EXPECT_EQ(found(u"1,234 kg", "fr").at(0).value, "1.234");
}

TEST(Quantities, DatesAreLeftToTheDates) {
  Document document;
  document.text = u"le 12 mai, 12 %";
  document.blocks = find_blocks(document.text);
  const auto rules = read_token_rules("fr");
  document.tokens = tokenize(document.text, document.blocks, *rules);
  document.dates.push_back({{3, 9}, DateType::kDate, std::nullopt, false, {}});
  const auto some = find_quantities(document, *read_figure_words("fr"), *rules);
  ASSERT_EQ(some.size(), 1u);
  EXPECT_EQ(some[0].kind, QuantityKind::kPercent);
}

TEST(Quantities, LongNumbersHaveNoValue) {
  const auto some = found(u"12345678901234567890 %");
  ASSERT_EQ(some.size(), 1u);
  EXPECT_FALSE(some[0].value);
}

TEST(Quantities, InOrderAndDisjoint) {
  for (const char16_t* piece :
       {u"3-", u"1,8", u"12 \u20AC ", u"deux ", u"et ", u"+3 ", u"(5", u"1h"}) {
    std::u16string text;
    for (int i = 0; i < 200; ++i) text += piece;
    std::uint32_t end = 0;
    for (const Quantity& quantity : found(text, "fr")) {
      EXPECT_LE(end, quantity.at.start);
      EXPECT_LT(quantity.at.start, quantity.at.end);
      end = quantity.at.end;
      EXPECT_LE(end, text.size());
    }
  }
}

}  // namespace
}  // namespace filigrane
