#include "exports/layers.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"
#include "unit/exports/sample.h"

namespace filigrane {
namespace {

/// The steps as brackets: b( ) for a block, s q d f n for the others.
std::string drawn(const Document& d, const std::vector<Mark>& marks) {
  std::string out;
  for (const Step& step : nest(d, marks)) {
    if (step.kind == Step::Kind::kOpen) {
      out += "bsqdfn"[static_cast<std::size_t>(step.mark.layer)];
      out += '(';
    } else if (step.kind == Step::Kind::kClose) {
      out += ')';
    } else {
      out += to_utf8(std::u16string_view(d.text).substr(step.at.start, step.at.size()));
    }
  }
  return out;
}

TEST(Nest, PutsTheLongerAroundTheShorter) {
  Document d;
  d.text = u"abcdef";
  EXPECT_EQ(drawn(d, {{{1, 3}, Layer::kName, 0}, {{0, 6}, Layer::kQuote, 0}}), "q(an(bc)def)");
  EXPECT_EQ(drawn(d, {{{0, 6}, Layer::kName, 0}, {{0, 2}, Layer::kDate, 0}}), "n(d(ab)cdef)");
  EXPECT_EQ(drawn(d, {{{0, 3}, Layer::kName, 0}, {{0, 3}, Layer::kQuote, 0}}), "q(n(abc))def");
}

TEST(Nest, CutsWhatCrosses) {
  Document d;
  d.text = u"abcdef";
  EXPECT_EQ(drawn(d, {{{0, 4}, Layer::kQuote, 0}, {{3, 6}, Layer::kName, 0}}), "q(abcn(d))n(ef)");
  EXPECT_EQ(drawn(d, {{{0, 3}, Layer::kName, 0}, {{2, 6}, Layer::kQuote, 0}}), "n(ab)q(n(c)def)");
}

TEST(Nest, KeepsSentencesAndBlocksWhole) {
  Document d;
  d.text = u"abcd\nefgh";
  EXPECT_EQ(drawn(d, {{{0, 4}, Layer::kBlock, 0},
                      {{5, 9}, Layer::kBlock, 1},
                      {{0, 2}, Layer::kSentence, 0},
                      {{1, 7}, Layer::kQuote, 0}}),
            "b(s(aq(b))q(cd))\nb(q(ef)gh)");
}

TEST(Nest, LeavesEmptyMarksAway) {
  Document d;
  d.text = u"ab";
  EXPECT_EQ(drawn(d, {{{1, 1}, Layer::kName, 0}}), "ab");
  EXPECT_EQ(drawn(Document{}, {}), "");
}

TEST(Nest, AWholeDocument) {
  const Document d = sample();
  EXPECT_EQ(drawn(d, marks_of(d, true)),
            "b(s(\U0001F600 n(Lyon & fils)))\r\n"
            "b(s(n(Zo\u00E9) dit : \u00AB\u00A0q(C\u2019est f(5\u00A0%).)) "
            "s(q(n(Lyon) gagne)\u00A0\u00BB, d(hier).) s(Oui, n(Zo\u00E9).))");
}

}  // namespace
}  // namespace filigrane
