#include "tokens/tokenizer.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <set>
#include <tuple>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "layout/blocks.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "tokens/char_kind.h"
#include "tokens/token_rules.h"
#include "tokens/word_boundaries.h"

namespace filigrane {
namespace {

std::vector<Utf16Span> spans(std::u16string_view text, std::string_view language = "fr") {
  std::vector<Utf16Span> found;
  const auto rules = read_token_rules(language);
  for (const Token& token : tokenize(text, find_blocks(text), *rules)) found.push_back(token.at);
  return found;
}

TEST(Tokenize, GivesNothingForNothing) {
  EXPECT_TRUE(spans(u"").empty());
  EXPECT_TRUE(spans(u" \u00A0\n\t\uFEFF").empty());
}

TEST(Tokenize, CountsUtf16Units) {
  EXPECT_EQ(spans(u"\U0001F600 l\u2019\u00E9t\u00E9"),
            (std::vector<Utf16Span>{{0, 2}, {3, 5}, {5, 8}}));
}

TEST(Tokenize, KeepsALoneSurrogate) {
  EXPECT_EQ(spans(u"a\xD83D"
                  u"b"),
            (std::vector<Utf16Span>{{0, 1}, {1, 2}, {2, 3}}));
}

TEST(Tokenize, NeverLooksBeyondItsBlock) {
  const std::u16string_view text = u"art. 5 aujourd'hui";
  const Block blocks[] = {{{0, 4}}, {{5, 6}}, {{7, 14}}};
  const auto rules = read_token_rules("fr");
  const auto tokens = tokenize(text, blocks, *rules);
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_EQ(tokens[0].at, (Utf16Span{0, 3})) << "nothing follows the stop in the block";
  EXPECT_EQ(tokens[3].at, (Utf16Span{7, 14})) << "the block ends at the apostrophe";
}

TEST(Tokenize, LeavesTheRestOfTheTokenEmpty) {
  const std::u16string_view text = u"du";
  const auto tokens = tokenize(text, find_blocks(text), *read_token_rules("fr"));
  ASSERT_EQ(tokens.size(), 1u);
  EXPECT_TRUE(tokens[0].words.empty());
  EXPECT_TRUE(tokens[0].lemma.empty());
}

TEST(IsAbbreviation, KnowsTableAndInitials) {
  const auto rules = read_token_rules("fr");
  for (const std::u16string_view token :
       {u"M.", u"art.", u"Art.", u"J.", u"J.-C.", u"U.S.", u"etc.", u"INC."}) {
    EXPECT_TRUE(is_abbreviation(token, *rules)) << to_utf8(token);
  }
  for (const std::u16string_view token :
       {u".", u"...", u"M", u"fin.", u"1.", u"", u"\u2026", u"Paris."}) {
    EXPECT_FALSE(is_abbreviation(token, *rules)) << to_utf8(token);
  }
}

TEST(WordBoundaries, AreIcusButForScriptsWithoutBlanks) {
  const auto rules = read_token_rules("und");
  ASSERT_NE(rules->words, nullptr) << "ICU's data has no word rules";
  const std::u16string_view text = u"l'ami \u6F22\u5B57\u30AB\u30CA a";
  WordBoundaries boundaries(text, rules->words.get());
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < text.size(); at = found.back()) {
    found.push_back(boundaries.after(at));
  }
  EXPECT_EQ(found, (std::vector<std::uint32_t>{5, 6, 8, 10, 11, 12}));
}

TEST(WordBoundaries, WorkWithoutRules) {
  const std::u16string_view text = u"ae\u0301 \U0001F600";
  WordBoundaries boundaries(text, nullptr);
  EXPECT_EQ(boundaries.after(0), 1u);
  EXPECT_EQ(boundaries.after(1), 3u);
  EXPECT_EQ(boundaries.after(3), 4u);
  EXPECT_EQ(boundaries.after(4), 6u);
}

// The table of the first 256 characters says what ICU says.
TEST(CharKind, AgreesWithIcuInLatin) {
  for (char32_t c = 0; c < 256; ++c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    CharKind expected = CharKind::kOther;
    if (type == U_UPPERCASE_LETTER) expected = CharKind::kUpper;
    if (type == U_LOWERCASE_LETTER || type == U_OTHER_LETTER || type == U_OTHER_NUMBER) {
      expected = CharKind::kLower;
    }
    if (type == U_DECIMAL_DIGIT_NUMBER) expected = CharKind::kDigit;
    if (type == U_FORMAT_CHAR) expected = CharKind::kMark;
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) expected = CharKind::kBlank;
    EXPECT_EQ(char_kind(c), expected) << static_cast<unsigned>(c);
  }
}

TEST(CharKind, KnowsTheRest) {
  EXPECT_EQ(char_kind(0x0152), CharKind::kUpper);
  EXPECT_EQ(char_kind(0x0301), CharKind::kMark);
  EXPECT_EQ(char_kind(0x200D), CharKind::kMark);
  EXPECT_EQ(char_kind(0x1F3FD), CharKind::kMark) << "a skin tone";
  EXPECT_EQ(char_kind(0x02BC), CharKind::kOther) << "an apostrophe, though ICU calls it a letter";
  EXPECT_EQ(char_kind(0x6F22), CharKind::kRunOnly);
  EXPECT_EQ(char_kind(0x0E2A), CharKind::kRunOnly);
  EXPECT_EQ(char_kind(0xD800), CharKind::kOther);
}

TEST(IsBlank, IsWhiteSpaceAndTwoMore) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool more = c == 0x200B || c == 0xFEFF;
    ASSERT_EQ(is_blank(c), more || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)
        << static_cast<unsigned>(c);
  }
}

/// How many of the first columns tell one row of a table from another.
struct TableShape {
  const char* name;
  std::size_t columns, key;
};

class TokenTables : public testing::TestWithParam<TableShape> {};
INSTANTIATE_TEST_SUITE_P(All, TokenTables,
                         testing::Values(TableShape{"word_rules.tsv", 3, 3},
                                         TableShape{"abbreviations.tsv", 3, 2},
                                         TableShape{"internet_words.tsv", 2, 2}));

TEST_P(TokenTables, HoldEachEntryOnce) {
  using Key = std::vector<std::string_view>;
  std::set<Key> seen;
  for (const TsvRow& row : read_tsv(embedded_data(GetParam().name))) {
    ASSERT_GE(row.size(), GetParam().columns) << GetParam().name << ": " << row[0];
    Key key;
    for (std::size_t i = 0; i < GetParam().key; ++i) key.push_back(row[i]);
    EXPECT_TRUE(seen.insert(key).second) << GetParam().name << ": twice " << key.back();
    // An entry of every language must not stand for one of them as well.
    if (row[0] != "*") {
      Key common = key;
      common[0] = "*";
      EXPECT_EQ(seen.count(common), 0u) << GetParam().name << ": twice " << key.back();
    }
  }
  EXPECT_GT(seen.size(), 50u);
}

TEST(TokenTable, HoldsEntriesThatCanBeFound) {
  for (const TsvRow& row : read_tsv(embedded_data("word_rules.tsv"))) {
    const std::u16string form = decode_utf8(row[2]).text;
    if (row[1] == "option") continue;
    EXPECT_LE(form.size(), kMaxEntryUnits) << row[2];
    if (row[1] == "symbol") continue;  // as written
    EXPECT_EQ(to_utf8(Folded(form).view()), row[2]) << "not in lower case";
  }
  for (const TsvRow& row : read_tsv(embedded_data("abbreviations.tsv"))) {
    EXPECT_LE(row[1].size(), kMaxEntryUnits) << row[1];
    EXPECT_TRUE(row[1].ends_with('.')) << row[1];
    const std::set<std::string_view> followers{"any", "word", "digit", "capital"};
    EXPECT_EQ(followers.count(row[2]), 1u) << row[1] << ": " << row[2];
  }
}

}  // namespace
}  // namespace filigrane
