#include "property/random_text.h"

#include <iterator>

namespace filigrane {
namespace {

constexpr std::u16string_view kNasty[] = {u"a",
                                          u"Z",
                                          u"\u00E9",
                                          u"e\u0301",
                                          u"\u0153",
                                          u"\u00C6",
                                          u"\u00DF",
                                          u"\u0130",
                                          u"'",
                                          u"\u2019",
                                          u"\u02BC",
                                          u"\"",
                                          u"\u201C",
                                          u"\u201D",
                                          u"\u00AB\u00A0",
                                          u"\u202F\u00BB",
                                          u" ",
                                          u"\u00A0",
                                          u"\u202F",
                                          u"\u2009",
                                          u"\u200B",
                                          u"\uFEFF",
                                          u"\t",
                                          u"\n",
                                          u"\r\n",
                                          u"\r",
                                          u"\u0085",
                                          u"\u2028",
                                          u"\u2029",
                                          u"\v",
                                          u"\f",
                                          std::u16string_view(u"\0", 1),
                                          u"\u0001",
                                          u"\u007F",
                                          u"\u0301",
                                          u"\u20E3",
                                          u"\uFE0F",
                                          u"\u200D",
                                          u"\u200C",
                                          u"\u00AD",
                                          u"\u2060",
                                          u"\u202E",
                                          u"\U0001F600",
                                          u"\U0001F44F\U0001F3FD",
                                          u"\U0001F469\u200D\U0001F680",
                                          u"\U0001F1EB\U0001F1F7",
                                          u"\U0001F1EB",
                                          u"1\uFE0F\u20E3",
                                          u"\U0001F3F4\U000E0067\U000E007F",
                                          u"\u2764\uFE0F",
                                          u"\xD83D",
                                          u"\xDE00",
                                          u"\U00020000",
                                          u"0",
                                          u"7",
                                          u"40\u202F000",
                                          u"\u0663",
                                          u"\u00B2",
                                          u".",
                                          u"...",
                                          u"\u2026",
                                          u",",
                                          u"-",
                                          u"\u2011",
                                          u"\u2013",
                                          u"\u2014",
                                          u"_",
                                          u"@",
                                          u"#",
                                          u"/",
                                          u":",
                                          u"(",
                                          u")",
                                          u"\u00B7",
                                          u"\u00B0",
                                          u"\u20AC",
                                          u"%",
                                          u"&",
                                          u"\u0E2A\u0E27\u0E31\u0E2A",
                                          u"\u0E31",
                                          u"\u0EAA",
                                          u"\u1780\u17D2\u1798",
                                          u"\u1019",
                                          u"\u6F22",
                                          u"\u30AB\u30FC",
                                          u"\u3072",
                                          u"\uAC00",
                                          u"\u05E6\u05D4\"\u05DC",
                                          u"\u0645\u0631\u062D",
                                          u"\u0928\u092E\u0938\u094D",
                                          u"\u041F",
                                          u"\u03C2",
                                          u"\uFFFD",
                                          u"\uFFFF",
                                          u"\uFB01",
                                          u"\u1E9E"};

constexpr std::u16string_view kPress[] = {u"l",
                                          u"L",
                                          u"d",
                                          u"qu",
                                          u"jusqu",
                                          u"aujourd",
                                          u"hui",
                                          u"'",
                                          u"\u2019",
                                          u"-",
                                          u"\u2011",
                                          u"-t-il",
                                          u"-ce",
                                          u"-l\u00E0",
                                          u"-moi",
                                          u"a",
                                          u"est",
                                          u"Saint",
                                          u"Denis",
                                          u"Kim",
                                          u"Jong",
                                          u"celui",
                                          u"peut-\u00EAtre",
                                          u"M",
                                          u"MM",
                                          u"J",
                                          u"U.S",
                                          u"art",
                                          u"etc",
                                          u"av",
                                          u"Ph.D",
                                          u".",
                                          u"..",
                                          u"\u2026",
                                          u",",
                                          u":",
                                          u";",
                                          u"!",
                                          u"?",
                                          u"(",
                                          u")",
                                          u"(e)",
                                          u"s",
                                          u"\u00B7e\u00B7s",
                                          u"\u00AB",
                                          u"\u00BB",
                                          u"\"",
                                          u"\u201C",
                                          u" ",
                                          u" ",
                                          u" ",
                                          u"\u00A0",
                                          u"\u202F",
                                          u"\n",
                                          u"\r\n\r\n",
                                          u"1",
                                          u"40",
                                          u"000",
                                          u"2025",
                                          u"1,5",
                                          u"12h30",
                                          u"%",
                                          u"\u20AC",
                                          u"$",
                                          u"n\u00B0",
                                          u"\u00B0C",
                                          u"+",
                                          u"/",
                                          u"http://",
                                          u"www.",
                                          u"lemonde",
                                          u".fr",
                                          u".com",
                                          u"@",
                                          u"#",
                                          u"jean",
                                          u"MSFT",
                                          u".O",
                                          u".pdf",
                                          u"_",
                                          u"&",
                                          u"R&D",
                                          u"don't",
                                          u"it's",
                                          u"cannot",
                                          u"non-",
                                          u"pm",
                                          u":-)",
                                          u"->",
                                          u"Le",
                                          u"Il",
                                          u"Paris",
                                          u"\u00E9t\u00E9",
                                          u"c\u0153ur"};

}  // namespace

std::uint32_t RandomText::below(std::uint32_t limit) {
  // Marsaglia's xorshift32; the library's distributions differ between machines.
  state_ ^= state_ << 13;
  state_ ^= state_ >> 17;
  state_ ^= state_ << 5;
  return state_ % limit;
}

std::u16string RandomText::units(std::size_t length) {
  std::u16string text;
  for (std::size_t left = below(static_cast<std::uint32_t>(length) + 1); left > 0; --left) {
    // Half of them from the blocks of Latin and punctuation, the rest from anywhere.
    const std::uint32_t limit = below(2) == 0 ? 0x10000 : below(2) == 0 ? 0x250 : 0x80;
    text += static_cast<char16_t>(below(limit));
  }
  return text;
}

std::u16string RandomText::nasty(std::size_t pieces) {
  std::u16string text;
  while (pieces-- > 0) text += kNasty[below(std::size(kNasty))];
  return text;
}

std::u16string RandomText::press(std::size_t pieces) {
  std::u16string text;
  while (pieces-- > 0) text += kPress[below(std::size(kPress))];
  return text;
}

std::u16string RandomText::repeated(std::size_t times) {
  const std::u16string piece = below(2) == 0 ? nasty(1 + below(3)) : press(1 + below(3));
  std::u16string text;
  while (times-- > 0) text += piece;
  return text;
}

}  // namespace filigrane
