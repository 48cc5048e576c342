#include "base/checksum.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace filigrane {
namespace {

TEST(Checksum, ChangesWithEveryByteBitAndLength) {
  const std::string text = "nineteen bytes long";
  std::set<std::uint64_t> sums{checksum(text)};
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = text;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      EXPECT_TRUE(sums.insert(checksum(damaged)).second) << "byte " << i << ", bit " << bit;
    }
    EXPECT_TRUE(sums.insert(checksum(text.substr(0, i))).second) << "cut at " << i;
    EXPECT_TRUE(sums.insert(checksum(text + std::string(i + 1, '\0'))).second) << "zeros " << i + 1;
  }
}

}  // namespace
}  // namespace filigrane
