#include "text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace filigrane {
namespace {

std::u16string decoded(std::string_view bytes) { return decode_utf8(bytes).text; }

TEST(DecodeUtf8, KeepsWellFormedText) {
  EXPECT_EQ(decoded(""), u"");
  EXPECT_EQ(decoded("caf\xC3\xA9 \xC2\xAB\xC2\xA0\xE2\x80\x99"), u"caf\u00E9 \u00AB\u00A0\u2019");
  EXPECT_EQ(decoded("\xF0\x9F\x98\x80"), u"\U0001F600");
  EXPECT_EQ(decoded("\xF4\x8F\xBF\xBF"), u"\U0010FFFF");
  EXPECT_EQ(decoded("\xEF\xBB\xBF"
                    "a"),
            u"\uFEFFa")
      << "a byte order mark is part of the text";
  EXPECT_EQ(decoded(std::string_view("a\0b", 3)), std::u16string_view(u"a\0b", 3));
}

// The table of Unicode 15, section 3.9, "U+FFFD substitution of maximal subparts".
TEST(DecodeUtf8, ReplacesMaximalSubparts) {
  EXPECT_EQ(decoded("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(decoded("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
            u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(decoded("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
            u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
  EXPECT_EQ(decoded("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), u"\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(decoded("a\xE2\x82"), u"a\uFFFD") << "cut off at the end";
}

TEST(DecodeUtf8, WarnsOnceForARunOfBadBytes) {
  const Decoded all = decode_utf8(
      "a\xFF\xFE"
      "b\xC3(\xE2\x82\xFF");
  ASSERT_EQ(all.text, u"a\uFFFD\uFFFDb\uFFFD(\uFFFD\uFFFD");
  ASSERT_EQ(all.warnings.size(), 3u);
  EXPECT_EQ(all.warnings[0].code, "invalid-utf8");
  EXPECT_EQ(all.warnings[0].at, (Utf16Span{1, 3}));
  EXPECT_EQ(all.warnings[1].at, (Utf16Span{4, 5}));
  EXPECT_EQ(all.warnings[2].at, (Utf16Span{6, 8}));
  EXPECT_TRUE(decode_utf8("d\xC3\xA9j\xC3\xA0 \xEF\xBF\xBD").warnings.empty())
      << "U+FFFD that was in the text is no bad byte";
}

TEST(DecodeUtf8, WarnsAtMostAHundredTimes) {
  std::string junk;
  for (int i = 0; i < 1000; ++i) junk += "a\xFF";
  EXPECT_EQ(decode_utf8(junk).warnings.size(), 100u);
  EXPECT_EQ(decode_utf8(junk).text.size(), 2000u);
}

TEST(OffsetMap, HoldsOnlyWhatTheTextDoesNotSay) {
  EXPECT_TRUE(decode_utf8("tout va bien, m\xC3\xAAme \xEF\xBF\xBD").bytes->runs().empty());
  EXPECT_EQ(decode_utf8(std::string(100000, '\xFF')).bytes->runs().size(), 1u);
}

TEST(ToUtf8, EncodesEveryLength) {
  EXPECT_EQ(to_utf8(u"a\u00E9\u2019\U0001F600"), "a\xC3\xA9\xE2\x80\x99\xF0\x9F\x98\x80");
  EXPECT_EQ(to_utf8(std::u16string_view(u"a\0b", 3)), std::string("a\0b", 3));
}

TEST(ToUtf8, ReplacesLoneSurrogates) {
  const char16_t lone[] = {u'a', 0xD83D, u'b', 0xDE00, 0xD83D};
  EXPECT_EQ(to_utf8({lone, 5}), "a\uFFFDb\uFFFD\uFFFD");
}

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::u16string text;
    if (c < 0x10000) {
      text.push_back(static_cast<char16_t>(c));
    } else {
      text.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
      text.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
    }
    const std::string bytes = to_utf8(text);
    ASSERT_EQ(bytes.size(), utf8_size(c));
    ASSERT_EQ(decoded(bytes), text);
  }
}

}  // namespace
}  // namespace filigrane
