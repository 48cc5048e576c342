#include <gtest/gtest.h>

#include <string>

#include "filigrane/filigrane.h"

namespace filigrane {
namespace {

TEST(ToConllu, WritesBlocksSentencesRangesAndNames) {
  Document d;
  d.text = u"40\u00A0000 \u00E9lus\nDu Cap-Vert. Oui";
  d.blocks = {{{0, 11}}, {{12, 28}}};
  d.tokens = {{{0, 6}, Upos::kNum, {}, {}, {}},
              {{7, 11}, Upos::kNoun, "\u00E9lu", "Gender=Masc|Number=Plur", {}},
              {{12, 14},
               Upos::kAdp,
               {},
               {},
               {{"de", "de", Upos::kAdp}, {"le", "le", Upos::kDet, "Definite=Def|Gender=Masc"}}},
              {{15, 18}, Upos::kPropn, {}, {}, {}},
              {{18, 23}, Upos::kPropn, {}, {}, {}},
              {{23, 24}, Upos::kPunct, {}, {}, {}},
              {{25, 28}, Upos::kIntj, {}, {}, {}}};
  d.sentences = {{{0, 11}, {0, 2}}, {{12, 24}, {2, 6}}, {{25, 28}, {6, 7}}};
  d.mentions = {{{15, 23}, MentionType::kLoc}};
  EXPECT_EQ(to_conllu(d),
            "# newpar\n# sent_id = 1\n# text = 40\u00A0000 \u00E9lus\n"
            "1\t40\u00A0000\t_\tNUM\t_\t_\t_\t_\t_\tstart_char=0|end_char=6\n"
            "2\t\u00E9lus\t\u00E9lu\tNOUN\t_\tGender=Masc|Number=Plur\t_\t_\t_\tstart_char=7|end_"
            "char=11\n\n"
            "# newpar\n# sent_id = 2\n# text = Du Cap-Vert.\n"
            "1-2\tDu\t_\t_\t_\t_\t_\t_\t_\tstart_char=12|end_char=14\n"
            "1\tde\tde\tADP\t_\t_\t_\t_\t_\t_\n"
            "2\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc\t_\t_\t_\t_\n"
            "3\tCap\t_\tPROPN\t_\t_\t_\t_\t_\tSpaceAfter=No|start_char=15|end_char=18|NER=B-LOC\n"
            "4\t-Vert\t_\tPROPN\t_\t_\t_\t_\t_\tSpaceAfter=No|start_char=18|end_char=23|NER=I-LOC\n"
            "5\t.\t_\tPUNCT\t_\t_\t_\t_\t_\tstart_char=23|end_char=24\n\n"
            "# sent_id = 3\n# text = Oui\n"
            "1\tOui\t_\tINTJ\t_\t_\t_\t_\t_\tstart_char=25|end_char=28\n\n");
}

TEST(ToConllu, UsesTheUnitAsked) {
  Document d;
  d.text = u"\U0001F600 \u00E9";
  d.blocks = {{{0, 4}}};
  d.tokens = {{{0, 2}, Upos::kSym, {}, {}, {}}, {{3, 4}, Upos::kX, {}, {}, {}}};
  d.sentences = {{{0, 4}, {0, 2}}};
  EXPECT_NE(to_conllu(d, {.unit = Offsets::kCodepoint}).find("start_char=2|end_char=3"),
            std::string::npos);
  EXPECT_NE(to_conllu(d, {.unit = Offsets::kUtf8}).find("start_char=5|end_char=7"),
            std::string::npos);
}

TEST(ToConllu, KeepsOneLineAToken) {
  Document d;
  d.text = u"a\tb";
  d.blocks = {{{0, 3}}};
  d.tokens = {{{0, 3}, Upos::kX, {}, {}, {}}};
  d.sentences = {{{0, 3}, {0, 1}}};
  EXPECT_NE(to_conllu(d).find("# text = a b\n1\ta b\t_\tX\t"), std::string::npos);
}

TEST(ToConllu, AnEmptyDocumentIsEmpty) { EXPECT_EQ(to_conllu(Document{}), ""); }

}  // namespace
}  // namespace filigrane
