#include "model/automaton.h"

#include <gtest/gtest.h>

namespace filigrane {
namespace {

/// One state an arc, by hand: the layout is the one of automaton.h.
std::string arc(char label, bool last, std::uint32_t target) {
  return {label, static_cast<char>((last ? 1 : 0) | (target & 63) << 2),
          static_cast<char>(target >> 6), static_cast<char>(target >> 14)};
}
std::string last_arc_to_next(char label) { return {label, 3}; }

/// Keys "a" -> 0x0102 and "bc" -> 0x0102, which share their end.
std::string two_keys() {
  // 0: a -> 8, b -> 6 (the state after this one)
  // 6: c -> 8 (the state after this one)
  // 8: value mark, then the two bytes
  return arc('a', false, 8) + last_arc_to_next('b') + last_arc_to_next('c') + last_arc_to_next(1) +
         last_arc_to_next(1) + arc(2, true, 0);
}

TEST(Automaton, FindsKeysAndNothingElse) {
  const std::string bytes = two_keys();
  const Automaton automaton(bytes);
  EXPECT_EQ(automaton.find("a"), 0x0102);
  EXPECT_EQ(automaton.find("bc"), 0x0102);
  for (const char* other : {"", "b", "c", "ab", "bcd", "aa", "\x01"}) {
    EXPECT_EQ(automaton.find(other), std::nullopt) << other;
  }
}

TEST(Automaton, EmptyKnowsNothing) {
  const Automaton automaton;
  EXPECT_EQ(automaton.find("a"), std::nullopt);
  EXPECT_EQ(automaton.find(""), std::nullopt);
}

TEST(Automaton, DamagedBytesNeverLeadOutside) {
  const std::string bytes = two_keys();
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    for (std::size_t i = 0; i < cut; ++i) {
      for (const int byte : {0, 1, 2, 3, 0xFC, 0xFF}) {
        std::string damaged = bytes.substr(0, cut);
        damaged[i] = static_cast<char>(byte);
        const Automaton automaton(damaged);  // under the sanitizers a read outside would end this
        for (const char* key : {"a", "bc", "b", "\xff\xff"}) (void)automaton.find(key);
      }
    }
  }
  SUCCEED();
}

}  // namespace
}  // namespace filigrane
