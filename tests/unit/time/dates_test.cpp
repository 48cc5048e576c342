#include "time/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace filigrane {
namespace {

/// Runs of characters between blanks, with the marks around them cut off: enough for dates.
std::vector<Token> words_of(std::u16string_view text) {
  std::vector<Token> tokens;
  const std::u16string_view blanks = u" \n\u00A0\u202F", marks = u"()\u00AB\u00BB,.;";
  for (std::uint32_t at = 0; at < text.size();) {
    std::uint32_t end = at;
    while (end < text.size() && blanks.find(text[end]) == blanks.npos &&
           (end == at || marks.find(text[end]) == marks.npos || end + 1 < text.size())) {
      ++end;
      if (marks.find(text[end - 1]) != marks.npos) break;
    }
    if (end > at) tokens.push_back({{at, end}, Upos::kX, {}, {}, {}});
    at = end > at ? end : at + 1;
  }
  return tokens;
}

/// Each date as "text = value", one a line; ? where the value is open, + before a time.
std::string dates(std::u16string_view text, std::string_view language = "fr") {
  std::string out;
  for (const Date& date : find_dates(text, words_of(text), language)) {
    EXPECT_FALSE(date.relative);
    if (!out.empty()) out += "; ";
    out += to_utf8(text.substr(date.at.start, date.at.size())) + " = ";
    if (date.type == DateType::kTime) out += '+';
    out += date.value.value_or("?");
  }
  return out;
}

TEST(Dates, InFigures) {
  EXPECT_EQ(dates(u"Publi\u00E9 le 19/07/2025"), "19/07/2025 = 2025-07-19");
  EXPECT_EQ(dates(u"le 1.2.2024."), "1.2.2024 = 2024-02-01");
  EXPECT_EQ(dates(u"2025-07-19"), "2025-07-19 = 2025-07-19");
  EXPECT_EQ(dates(u"19-07-2025 et 20-07-2025"), "19-07-2025 = 2025-07-19; 20-07-2025 = 2025-07-20");
}

TEST(Dates, FiguresThatAreNoDate) {
  EXPECT_EQ(dates(u"31/02/2025"), "");
  EXPECT_EQ(dates(u"29/02/2023 29/02/2024"), "29/02/2024 = 2024-02-29");
  EXPECT_EQ(dates(u"32/01/2025 13/13/2025 0/1/2025"), "");
  EXPECT_EQ(dates(u"19/07/20256 219/07/2025 19/07/2025/3"), "");
  EXPECT_EQ(dates(u"version 1.2.3, 192.168.0.1, 2025-07, 3/4"), "");
  EXPECT_EQ(dates(u"19/07.2025"), "");
}

TEST(Dates, OrderOfFigures) {
  EXPECT_EQ(dates(u"07/19/2025", "en"), "07/19/2025 = 2025-07-19");
  EXPECT_EQ(dates(u"19/07/2025", "en"), "19/07/2025 = 2025-07-19");
  EXPECT_EQ(dates(u"03/04/2025", "en"), "03/04/2025 = ?") << "written both ways in English";
  EXPECT_EQ(dates(u"04/04/2025", "en"), "04/04/2025 = 2025-04-04");
  EXPECT_EQ(dates(u"03/04/2025", "fr"), "03/04/2025 = 2025-04-03");
  EXPECT_EQ(dates(u"03/04/2025", "und"), "03/04/2025 = 2025-04-03");
}

TEST(Dates, WithAMonthsName) {
  EXPECT_EQ(dates(u"le 26 septembre 2025, \u00E0 Oslo"), "26 septembre 2025 = 2025-09-26");
  EXPECT_EQ(dates(u"le 1er octobre"), "1er octobre = XXXX-10-01");
  EXPECT_EQ(dates(u"le 12\u00A0ao\u00FBt\u202F1982"), "12\u00A0ao\u00FBt\u202F1982 = 1982-08-12");
  EXPECT_EQ(dates(u"3 FE\u0301VRIER 2020"), "3 FE\u0301VRIER 2020 = 2020-02-03") << "decomposed";
  EXPECT_EQ(dates(u"30 sept. 2018"), "30 sept. 2018 = 2018-09-30");
  EXPECT_EQ(dates(u"fini le 30 sept."), "30 sept = XXXX-09-30");
  EXPECT_EQ(dates(u"en juin 2009"), "juin 2009 = 2009-06");
  EXPECT_EQ(dates(u"dimanche 30 septembre"), "dimanche 30 septembre = XXXX-09-30");
  EXPECT_EQ(dates(u"29 f\u00E9vrier et 30 f\u00E9vrier"), "29 f\u00E9vrier = XXXX-02-29");
  EXPECT_EQ(dates(u"En mars 25 personnes"), "mars = XXXX-03") << "the day comes first in French";
  EXPECT_EQ(dates(u"12 marseillais, 5 mais, 3\nmai"), "") << "other words, another line";
}

TEST(Dates, InEnglish) {
  EXPECT_EQ(dates(u"on July 19, 2025.", "en"), "July 19, 2025 = 2025-07-19");
  EXPECT_EQ(dates(u"on June 12", "en"), "June 12 = XXXX-06-12");
  EXPECT_EQ(dates(u"the 3rd of May 1999", "en"), "3rd of May 1999 = 1999-05-03");
  EXPECT_EQ(dates(u"Monday, October 1st 2018", "en"), "Monday, October 1st 2018 = 2018-10-01");
  EXPECT_EQ(dates(u"they may 12 times", "en"), "");
  EXPECT_EQ(dates(u"since May", "en"), "May = XXXX-05");
}

TEST(Dates, WithAClockTime) {
  EXPECT_EQ(dates(u"19/07/2025 \u00E0 00:59"), "19/07/2025 \u00E0 00:59 = +2025-07-19T00:59");
  EXPECT_EQ(dates(u"le 3 mai 2018, 9h05"), "3 mai 2018, 9h05 = +2018-05-03T09:05");
  EXPECT_EQ(dates(u"2025-07-19T23:10"), "2025-07-19T23:10 = +2025-07-19T23:10");
  EXPECT_EQ(dates(u"July 19, 2025 at 8:30", "en"), "July 19, 2025 at 8:30 = +2025-07-19T08:30");
  EXPECT_EQ(dates(u"19/07/2025 \u00E0 25:00"), "19/07/2025 = 2025-07-19");
  EXPECT_EQ(dates(u"19/07/2025 \u00E0 3 heures"), "19/07/2025 = 2025-07-19");
}

TEST(Dates, YearsBehindAWordThatIntroducesThem) {
  EXPECT_EQ(dates(u"En 2016, puis depuis 2020"), "2016 = 2016; 2020 = 2020");
  EXPECT_EQ(dates(u"1500 euros contre 2000 en 2016-2017"), "");
  EXPECT_EQ(dates(u"in 1987", "en"), "1987 = 1987");
  std::vector<Token> tagged = words_of(u"en 2000 exemplaires");
  tagged[2].upos = Upos::kNoun;
  EXPECT_TRUE(find_dates(u"en 2000 exemplaires", tagged, "fr").empty());
}

TEST(Dates, NothingInNothing) {
  EXPECT_EQ(dates(u""), "");
  EXPECT_EQ(dates(u"19/"), "");
  EXPECT_EQ(dates(u"19 "), "");
  EXPECT_EQ(dates(u"lundi"), "");
  EXPECT_EQ(dates(u"\u00E9t\u00E9 12 "), "");
}

}  // namespace
}  // namespace filigrane
