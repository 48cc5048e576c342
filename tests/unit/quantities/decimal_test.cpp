#include "quantities/decimal.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

TEST(Decimal, WritesWithoutExponent) {
  EXPECT_EQ(to_string({0, 5}), "0");
  EXPECT_EQ(to_string({15, -1}), "1.5");
  EXPECT_EQ(to_string({4, 4}), "40000");
  EXPECT_EQ(to_string({500, -3}), "0.5");
  EXPECT_EQ(to_string({7, -3}), "0.007");
}

TEST(Decimal, IsExactOrNothing) {
  EXPECT_EQ(to_string(*product({15, -1}, {1000000000, 0})), "1500000000");
  EXPECT_EQ(to_string(*sum({2, 0}, {5, -1})), "2.5");
  EXPECT_FALSE(product({999999999999999999, 0}, {11, 0}));
  EXPECT_FALSE(sum({999999999999999999, 0}, {1, 0}));
  EXPECT_FALSE(sum({1, 20}, {1, 0}));
}

TEST(Decimal, FractionsHaveFourPlaces) {
  EXPECT_EQ(to_string(*quotient(2, 3)), "0.6667");
  EXPECT_EQ(to_string(*quotient(1, 4)), "0.25");
  EXPECT_FALSE(quotient(1, 0));
}

TEST(Decimal, Compares) {
  EXPECT_TRUE(is_less({2, 9}, {3, 9}));
  EXPECT_FALSE(is_less({15, 0}, {15, 0}));
  EXPECT_TRUE(is_less({1, 0}, {1, 20}));
  EXPECT_FALSE(is_less({1, 20}, {1, 0}));
}

}  // namespace
}  // namespace filigrane
