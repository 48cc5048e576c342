#include "time/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace filigrane {
namespace {

/// A text of one block without tokens: what its words alone say.
Document plain(std::u16string_view text) {
  Document document;
  document.text = text;
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kBody});
  return document;
}

std::vector<Date> found(std::u16string_view text, std::string_view language,
                        const std::optional<std::string>& published = {}) {
  Document document = plain(text);
  if (published) document.metadata.published = {{}, *published, Source::kUser};
  return find_dates(document, TimeRules(language));
}

/// Each date as "text = value", with semicolons between; ? where the value is open, + before a
/// time.
std::string dates(std::u16string_view text, std::string_view language = "fr") {
  std::string out;
  for (const Date& date : found(text, language)) {
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
  EXPECT_EQ(dates(u"05/01/24, 27/10/98"), "05/01/24 = 2024-01-05; 27/10/98 = 1998-10-27");
  EXPECT_EQ(dates(u"Agence31/12/2022"), "31/12/2022 = 2022-12-31") << "pasted without a blank";
}

TEST(Dates, FiguresThatAreNoDate) {
  EXPECT_EQ(dates(u"31/02/2025"), "");
  EXPECT_EQ(dates(u"29/02/2023 29/02/2024"), "29/02/2024 = 2024-02-29");
  EXPECT_EQ(dates(u"32/01/2025 13/13/2025 0/1/2025"), "");
  EXPECT_EQ(dates(u"19/07/20256 219/07/2025 19/07/2025/3"), "");
  EXPECT_EQ(dates(u"version 1.2.3, 192.168.0.1, 3/4"), "");
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
  EXPECT_EQ(dates(u"le 26 septembre 2025, \u00E0 Oslo"), "le 26 septembre 2025 = 2025-09-26");
  EXPECT_EQ(dates(u"du 12\u00A0ao\u00FBt\u202F1982"), "12\u00A0ao\u00FBt\u202F1982 = 1982-08-12");
  EXPECT_EQ(dates(u"3 FE\u0301VRIER 2020"), "3 FE\u0301VRIER 2020 = 2020-02-03") << "decomposed";
  EXPECT_EQ(dates(u"30 sept. 2018"), "30 sept. 2018 = 2018-09-30");
  EXPECT_EQ(dates(u"fini le 30 sept."), "le 30 sept = XXXX-09-30");
  EXPECT_EQ(dates(u"en juin 2009"), "juin 2009 = 2009-06");
  EXPECT_EQ(dates(u"octobre 98, 14 JAN 20"), "octobre 98 = 1998-10; 14 JAN 20 = 2020-01-14");
  EXPECT_EQ(dates(u"dimanche 30 septembre"), "dimanche 30 septembre = XXXX-09-30");
  EXPECT_EQ(dates(u"29 f\u00E9vrier puis 30 f\u00E9vrier 2023"),
            "29 f\u00E9vrier = XXXX-02-29; 2023 = 2023");
  EXPECT_EQ(dates(u"en mars 25 personnes"), "mars = XXXX-03") << "the day comes first in French";
  EXPECT_EQ(dates(u"12 marseillais, 5 mais"), "") << "other words";
}

TEST(Dates, NotAcrossBlocks) {
  Document document = plain(u"le 3\nmai 2020");
  document.blocks = {{{0, 4}, BlockKind::kBody}, {{5, 13}, BlockKind::kBody}};
  const auto dates = find_dates(document, TimeRules("fr"));
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(dates[0].value, "2020-05");
}

TEST(Dates, InEnglish) {
  EXPECT_EQ(dates(u"on July 19, 2025.", "en"), "July 19, 2025 = 2025-07-19");
  EXPECT_EQ(dates(u"on June 12", "en"), "June 12 = XXXX-06-12");
  EXPECT_EQ(dates(u"on 3rd of May 1999", "en"), "3rd of May 1999 = 1999-05-03");
  EXPECT_EQ(dates(u"Monday, October 1st 2018", "en"), "Monday, October 1st 2018 = 2018-10-01");
  EXPECT_EQ(dates(u"they may 12 times", "en"), "");
  EXPECT_EQ(dates(u"(@paper) December 29, 2022", "fr"), "December 29, 2022 = 2022-12-29")
      << "quoted in a French page";
}

TEST(Dates, WithAClockTime) {
  EXPECT_EQ(dates(u"19/07/2025 \u00E0 00:59"), "19/07/2025 \u00E0 00:59 = +2025-07-19T00:59");
  EXPECT_EQ(dates(u"du 3 mai 2018, 9h05"), "3 mai 2018, 9h05 = +2018-05-03T09:05");
  EXPECT_EQ(dates(u"2025-07-19T23:10"), "2025-07-19T23:10 = +2025-07-19T23:10");
  EXPECT_EQ(dates(u"July 19, 2025 at 8:30 p.m.", "en"),
            "July 19, 2025 at 8:30 p.m. = +2025-07-19T20:30");
  EXPECT_EQ(dates(u"19/07/2025 \u00E0 25:00"), "19/07/2025 = 2025-07-19");
}

TEST(Dates, YearsAlone) {
  EXPECT_EQ(dates(u"En 2016, puis depuis 2020"), "2016 = 2016; 2020 = 2020");
  EXPECT_EQ(dates(u"1500 euros, 1950 km/h, $2016, 2016 %, A2016"), "1950 = 1950");
  EXPECT_EQ(dates(u"in 1987", "en"), "1987 = 1987");
  Document tagged = plain(u"en 2000 exemplaires");
  tagged.tokens = {{{0, 2}, Upos::kAdp, {}, {}, {}},
                   {{3, 7}, Upos::kNum, {}, {}, {}},
                   {{8, 19}, Upos::kNoun, {}, {}, {}}};
  EXPECT_TRUE(find_dates(tagged, TimeRules("fr")).empty());
}

TEST(Dates, ExplainThemselves) {
  const auto explained = [](std::u16string_view text) {
    const auto dates = found(text, "fr", "2025-07-19T00:59");
    return dates.empty() ? "none"
                         : dates.back().value.value_or("?") + " / " + dates.back().explanation;
  };
  EXPECT_EQ(explained(u"vendredi dernier"), "2025-07-18 / last 2025-07-19 publication said");
  EXPECT_EQ(explained(u"vendredi"), "2025-07-18 / last 2025-07-19 publication unclear");
  EXPECT_EQ(explained(u"hier"), "2025-07-18 / -P1D 2025-07-19 publication");
  EXPECT_EQ(explained(u"il y a trois ans"), "2022 / -P3Y 2025-07-19 publication");
  EXPECT_EQ(explained(u"le 3 mai 2020, puis la veille"), "2020-05-02 / -P1D 2020-05-03 text");
  EXPECT_EQ(explained(u"mardi 31 d\u00E9cembre"),
            "2024-12-31 / last 2025-07-19 publication weekday");
  EXPECT_EQ(explained(u"le 3 mai 2020"), "2020-05-03 / ");
}

TEST(Dates, AFalsePublicationDateIsNone) {
  for (const char* wrong : {"", "2025", "2025-13-01", "2025-02-30", "hier"}) {
    const auto dates = found(u"hier", "fr", wrong);
    ASSERT_EQ(dates.size(), 1u);
    EXPECT_FALSE(dates[0].value);
    EXPECT_TRUE(dates[0].relative);
  }
}

TEST(Dates, NothingInNothing) {
  EXPECT_EQ(dates(u""), "");
  EXPECT_EQ(dates(u"19/"), "");
  EXPECT_EQ(dates(u"19 "), "");
  EXPECT_EQ(dates(u"\u00E9t\u00E9 12 "), "");
  EXPECT_EQ(dates(std::u16string_view(u"\xD800 19/\0 le", 9)), "");
}

}  // namespace
}  // namespace filigrane
