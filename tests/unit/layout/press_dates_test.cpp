#include "layout/press_dates.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

std::string first(std::u16string_view line, bool month_first = false) {
  static const PressDates kDates;
  std::vector<PressDate> found;
  kDates.find(line, {0, static_cast<std::uint32_t>(line.size())}, month_first, found);
  return found.empty() ? "" : found.front().value;
}

TEST(PressDates, ReadsFrenchForms) {
  EXPECT_EQ(first(u"Publi\u00E9 le 19/07/2025 \u00E0 00:59"), "2025-07-19T00:59");
  EXPECT_EQ(first(u"Publi\u00E98 d\u00E9cembre 2022, 19:01"), "2022-12-08T19:01");
  EXPECT_EQ(first(u"Le 24 novembre 2022 \u00E0 16h27"), "2022-11-24T16:27");
  EXPECT_EQ(first(u"24 octobre 2024 - 12 h 24 min"), "2024-10-24T12:24");
  EXPECT_EQ(first(u"1er f\u00E9vr. 2023 \u00E0 9h"), "2023-02-01T09:00");
  EXPECT_EQ(first(u"14.12.2022"), "2022-12-14");
  EXPECT_EQ(first(u"Actualit\u00E931/12/22 - 01:04"), "2022-12-31T01:04");
  EXPECT_EQ(first(u"Publi\u00E9 : 28/12/2022 - 00:51Modifi\u00E9 : 29/12/2022"),
            "2022-12-28T00:51");
}

TEST(PressDates, ReadsEnglishForms) {
  EXPECT_EQ(first(u"Jan 9, 2017 at 10:05AM", true), "2017-01-09T10:05");
  EXPECT_EQ(first(u"PUBLISHED: November 8, 2023 at 4:56 p.m. | UPDATED", true), "2023-11-08T16:56");
  EXPECT_EQ(first(u"10:19 AM EST, November 8, 2023", true), "2023-11-08T10:19");
  EXPECT_EQ(first(u"Friday, 22 Nov 2024 4:55 PM MYT", true), "2024-11-22T16:55");
  EXPECT_EQ(first(u"Fri 1 Dec 2023 06.30 GMT", true), "2023-12-01T06:30");
  EXPECT_EQ(first(u"12:05 am, 3rd of May 2024", true), "2024-05-03T00:05");
  EXPECT_EQ(first(u"2023-11-15T10:19:33+01:00", true), "2023-11-15T10:19");
  EXPECT_EQ(first(u"12/25/2023", true), "2023-12-25");
}

TEST(PressDates, LeavesOpenWhatCannotBeKnown) {
  EXPECT_EQ(first(u"Published 03/04/2025", true), "");
  EXPECT_EQ(first(u"Il y a 2 heures"), "");
  EXPECT_EQ(first(u"le 3 mars \u00E0 10h"), "");
  EXPECT_EQ(first(u"31/02/2025"), "");
  EXPECT_EQ(first(u"version 1.2.3 du 12-2025"), "");
  EXPECT_EQ(first(u""), "");
}

}  // namespace
}  // namespace filigrane
