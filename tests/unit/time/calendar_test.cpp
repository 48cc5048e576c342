#include "time/calendar.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

TEST(Calendar, CountsDaysBothWays) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11017);
  for (int number = -350000; number < 84000; number += 97) {
    const Day day = day_of_number(number);
    EXPECT_TRUE(exists(day)) << number;
    EXPECT_EQ(day_number(day), number);
  }
}

TEST(Calendar, KnowsTheWeekday) {
  EXPECT_EQ(weekday({2025, 7, 18}), 5);
  EXPECT_EQ(weekday({1789, 7, 14}), 2);
  EXPECT_EQ(weekday({2000, 1, 2}), 7);
}

TEST(Calendar, IsoWeeks) {
  EXPECT_EQ(week_of({2025, 7, 19}).week, 29);
  EXPECT_EQ(week_of({2021, 1, 3}).year, 2020);
  EXPECT_EQ(week_of({2021, 1, 3}).week, 53);
  EXPECT_EQ(week_of({2024, 12, 30}).year, 2025);
  EXPECT_EQ(week_of({2024, 12, 30}).week, 1);
}

TEST(Calendar, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Day{2024, 2, 29}));
  EXPECT_EQ(add_months({2025, 3, 1}, -3), (Day{2024, 12, 1}));
  EXPECT_EQ(add_days({2024, 2, 28}, 2), (Day{2024, 3, 1}));
}

TEST(Calendar, Easter) {
  EXPECT_EQ(easter(2025), (Day{2025, 4, 20}));
  EXPECT_EQ(easter(2024), (Day{2024, 3, 31}));
  EXPECT_EQ(easter(1999), (Day{1999, 4, 4}));
}

TEST(Calendar, ReadsAndWritesIso) {
  EXPECT_EQ(iso({2025, 7, 0}), "2025-07");
  EXPECT_EQ(iso({0, 8, 6}), "XXXX-08-06");
  EXPECT_EQ(day_of_iso("2025-07-19T00:59"), (Day{2025, 7, 19}));
  EXPECT_FALSE(day_of_iso("2025-02-29"));
  EXPECT_FALSE(day_of_iso("2025-07"));
}

}  // namespace
}  // namespace filigrane
