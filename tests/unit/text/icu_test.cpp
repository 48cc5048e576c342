// The ICU that is linked in must bring its break rules: natively from Debian, in wasm from our
// pack.
#include <gtest/gtest.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>

#include <string>
#include <vector>

namespace {

std::vector<int> boundaries(UBreakIteratorType type, const char* locale, std::u16string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator* iterator =
      ubrk_open(type, locale, text.data(), static_cast<std::int32_t>(text.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error)) << u_errorName(error);
  if (U_FAILURE(error)) return {};
  std::vector<int> found;
  for (int at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
    found.push_back(at);
  ubrk_close(iterator);
  return found;
}

TEST(Icu, BreaksWordsInFrenchAndEnglish) {
  const std::u16string_view text = u"Il a dit\u00A0: \u00ABoui\u00BB.";
  const std::vector<int> expected{0, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17};
  for (const char* locale : {"fr", "en", "root"}) {
    EXPECT_EQ(boundaries(UBRK_WORD, locale, text), expected) << locale;
  }
}

TEST(Icu, KeepsAnEmojiSequenceTogether) {
  const std::u16string_view text = u"a\U0001F469\u200D\U0001F692b";  // woman, joiner, fire engine
  EXPECT_EQ(boundaries(UBRK_CHARACTER, "fr", text), (std::vector<int>{0, 1, 6, 7}));
}

TEST(Icu, BreaksSentences) {
  EXPECT_EQ(boundaries(UBRK_SENTENCE, "fr", u"Oui. Non."), (std::vector<int>{0, 5, 9}));
}

TEST(Icu, NormalisesToNfc) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&error);
  ASSERT_TRUE(U_SUCCESS(error)) << u_errorName(error);
  char16_t out[8];
  const int size = unorm2_normalize(nfc, u"e\u0301te\u0301", 5, out, 8, &error);
  ASSERT_TRUE(U_SUCCESS(error)) << u_errorName(error);
  EXPECT_EQ(std::u16string(out, static_cast<std::size_t>(size)), u"\u00E9t\u00E9");
}

}  // namespace
