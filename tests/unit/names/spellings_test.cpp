#include "names/spellings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/utf8.h"

namespace filigrane {
namespace {

/// The names that are warned of in a text whose lines are names, all of one type.
std::vector<std::string> rare(std::u16string_view lines, BlockKind kind = BlockKind::kBody) {
  Document d;
  d.text = lines;
  d.blocks = {{{0, static_cast<std::uint32_t>(lines.size())}, kind}};
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = std::min(lines.find(u'\n', start), lines.size());
    Mention mention;
    mention.at = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    d.mentions.push_back(mention);
    start = end + 1;
  }
  warn_of_spellings(d);
  std::vector<std::string> out;
  for (const Warning& warning : d.warnings) {
    EXPECT_EQ(warning.code, "spelling-variants");
    out.push_back(to_utf8(lines.substr(warning.at.start, warning.at.size())));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(WarnOfSpellings, AccentsHyphensApostrophesAndCaseInside) {
  EXPECT_EQ(rare(u"Etats-Unis\n\u00C9tats-Unis\n\u00C9tats-unis\n\u00C9tats-Unis"),
            (Names{"Etats-Unis", "\u00C9tats-unis"}));
  EXPECT_EQ(rare(u"Cap Vert\nCap-Vert\nCap-Vert"), Names{"Cap Vert"});
  EXPECT_EQ(rare(u"C\u00F4te d'Ivoire\nC\u00F4te d\u2019Ivoire\nC\u00F4te d\u2019Ivoire"),
            Names{"C\u00F4te d'Ivoire"});
}

TEST(WarnOfSpellings, TheFirstIsUsualWhereTwoAreAsFrequent) {
  EXPECT_EQ(rare(u"Ren\u00E9 Roy\nRene Roy"), Names{"Rene Roy"});
}

TEST(WarnOfSpellings, NotWhatIsOneSpelling) {
  EXPECT_EQ(rare(u"MICROSOFT\nMicrosoft"), Names{}) << "a heading in capitals";
  EXPECT_EQ(rare(u"unit\u00E9 8200\nUnit\u00E9 8200"), Names{}) << "where a sentence begins";
  EXPECT_EQ(rare(u"Le\u00A0Mans\nLe Mans"), Names{}) << "a blank is a blank";
  EXPECT_EQ(rare(u"Paris\nNantes"), Names{});
}

TEST(WarnOfSpellings, OnlyInTheArticle) {
  EXPECT_EQ(rare(u"Etats-Unis\n\u00C9tats-Unis", BlockKind::kRelated), Names{});
}

TEST(WarnOfSpellings, NamesOfTwoTypesAreTwoThings) {
  Document d;
  d.text = u"P\u00E9rou Perou";
  d.blocks = {{{0, 11}, BlockKind::kBody}};
  Mention place, body;
  place.at = {0, 5};
  place.type = MentionType::kLoc;
  body.at = {6, 11};
  body.type = MentionType::kOrg;
  d.mentions = {place, body};
  warn_of_spellings(d);
  EXPECT_TRUE(d.warnings.empty());
}

}  // namespace
}  // namespace filigrane
