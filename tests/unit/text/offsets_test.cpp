#include "text/offsets.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

TEST(Offsets, CountsEachUnit) {
  const std::u16string text = u"\u00E9a\u2019\U0001F600b";  // 2+1+3+4+1 bytes, 5 code points
  const std::uint32_t points[] = {0, 1, 2, 3, 3, 4, 5}, bytes[] = {0, 2, 3, 6, 6, 10, 11};
  OffsetConverter utf16(text, Offsets::kUtf16, nullptr);
  OffsetConverter codepoint(text, Offsets::kCodepoint, nullptr);
  OffsetConverter utf8(text, Offsets::kUtf8, nullptr);
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    EXPECT_EQ(utf16(at), at);
    EXPECT_EQ(codepoint(at), points[at]) << at;
    EXPECT_EQ(utf8(at), bytes[at]) << at;
  }
  EXPECT_EQ(utf8(1000), 11u) << "beyond the end counts as the end";
  EXPECT_EQ(utf16(1000), 6u);
}

TEST(Offsets, ALoneSurrogateIsOneCodePointAndThreeBytes) {
  const char16_t lone[] = {0xDE00, u'a', 0xD83D, u'b'};
  OffsetConverter codepoint({lone, 4}, Offsets::kCodepoint, nullptr);
  OffsetConverter utf8({lone, 4}, Offsets::kUtf8, nullptr);
  EXPECT_EQ(codepoint(4), 4u);
  EXPECT_EQ(utf8(1), 3u);
  EXPECT_EQ(utf8(4), 8u);
}

TEST(Offsets, LeadBackToTheBytesAsGiven) {
  // é, bad byte, cut-off sequence of two bytes, U+FFFD that was really there, b
  const std::string_view given =
      "\xC3\xA9\xFF\xE2\x82\xEF\xBF\xBD"
      "b";
  const Decoded decoded = decode_utf8(given);
  ASSERT_EQ(decoded.text, u"\u00E9\uFFFD\uFFFD\uFFFDb");
  OffsetConverter utf8(decoded.text, Offsets::kUtf8, decoded.bytes.get());
  const std::uint32_t expected[] = {0, 2, 3, 5, 8, 9};
  for (std::uint32_t at = 0; at <= 5; ++at) EXPECT_EQ(utf8(at), expected[at]) << at;
  OffsetConverter anew(decoded.text, Offsets::kUtf8, nullptr);
  EXPECT_EQ(anew(5), 12u) << "without the map: the bytes of the text encoded anew";
}

/// Where each character of `bytes` starts, one entry a UTF-16 unit, found the slow way.
std::vector<std::uint32_t> slow_byte_offsets(std::string_view bytes) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Char c = utf8_char_at(bytes, at);
    out.push_back(static_cast<std::uint32_t>(at));
    if (c.value > 0xFFFF) out.push_back(static_cast<std::uint32_t>(at));
    at += c.bytes;
  }
  out.push_back(static_cast<std::uint32_t>(bytes.size()));
  return out;
}

TEST(Offsets, AnyOrderOfQuestionsGivesTheSameAnswers) {
  std::mt19937 random(7);  // the standard fixes what this engine gives
  const std::string_view pieces[] = {"a",    " ",    "\xC3\xA9", "\xE2\x80\x99", "\xF0\x9F\x98\x80",
                                     "\xFF", "\xE2", "\xE2\x82", "\xEF\xBF\xBD", "\xF0\x9F\x98"};
  for (int round = 0; round < 20; ++round) {
    std::string bytes;
    const unsigned size = random() % 6000;
    for (unsigned i = 0; i < size; ++i) bytes += pieces[random() % std::size(pieces)];
    const Decoded decoded = decode_utf8(bytes);
    const auto expected = slow_byte_offsets(bytes);
    ASSERT_EQ(expected.size(), decoded.text.size() + 1);
    OffsetConverter utf8(decoded.text, Offsets::kUtf8, decoded.bytes.get());
    for (std::uint32_t at = 0; at < expected.size(); ++at) ASSERT_EQ(utf8(at), expected[at]) << at;
    for (int question = 0; question < 2000; ++question) {
      const auto at = static_cast<std::uint32_t>(random() % expected.size());
      ASSERT_EQ(utf8(at), expected[at]) << at;
    }
    OffsetConverter fresh(decoded.text, Offsets::kUtf8, decoded.bytes.get());
    for (int question = 0; question < 50; ++question) {
      const auto at = static_cast<std::uint32_t>(random() % expected.size());
      ASSERT_EQ(fresh(at), expected[at]) << at;
    }
  }
}

TEST(Offsets, CodePointsOfALongTextMatchACount) {
  std::u16string text;
  for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? u"\U0001F600" : u"\u00E9";
  OffsetConverter codepoint(text, Offsets::kCodepoint, nullptr);
  std::uint32_t points = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    ASSERT_EQ(codepoint(at), points);
    at += code_point_at(text, at).units;
    ++points;
  }
  EXPECT_EQ(codepoint(static_cast<std::uint32_t>(text.size())), points);
  EXPECT_EQ(codepoint(0), 0u);
}

}  // namespace
}  // namespace filigrane
