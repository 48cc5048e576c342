// The formats that keep marks apart from the text: IOB, brat, Web Annotations.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "text/chars.h"
#include "text/utf8.h"
#include "unit/exports/sample.h"

namespace filigrane {
namespace {

std::string exported(const Document& d, std::string_view format) {
  return export_document(d, format).value_or("no such format");
}

TEST(Iob, OneTokenALineWithItsTag) {
  EXPECT_EQ(exported(sample(), "iob"),
            "\U0001F600\tO\nLyon\tB-ORG\n&\tI-ORG\nfils\tI-ORG\n\n"
            "Zo\u00E9 dit : \u00AB\u00A0C\u2019est 5\u00A0%.\tB-PER\n\n"
            "Lyon gagne\u00A0\u00BB, hier.\tB-LOC\n\nOui,\tO\nZo\u00E9.\tB-PER\n\n");
  EXPECT_EQ(exported(Document{}, "iob"), "");
}

TEST(Iob, ANameBeginsAnewInEachSentenceAndBesideAnother) {
  Document d;
  d.text = u"ab cd";
  for (const std::uint32_t at : {0, 1, 3, 4}) d.tokens.emplace_back().at = {at, at + 1};
  d.sentences = {{{0, 2}, {0, 2}}, {{3, 5}, {2, 4}}};
  d.mentions = {{{0, 1}, MentionType::kPer}, {{1, 4}, MentionType::kPer}};
  EXPECT_EQ(exported(d, "iob"), "a\tB-PER\nb\tB-PER\n\nc\tB-PER\nd\tO\n\n");
}

TEST(Brat, WritesNamesSpeakersGroupsAndNotes) {
  EXPECT_EQ(exported(sample(), "brat"),
            "T1\tORG 2 13\tLyon & fils\n"
            "#1\tOffsets T1\tall offsets: Unicode code points of the text\n"
            "T2\tPER 15 18\tZo\u00E9\n"
            "T3\tLOC 38 42\tLyon\n"
            "T4\tPER 63 66\tZo\u00E9\n"
            "#2\tAnnotatorNotes T4\tsource: user\n"
            "*\tCoreference T2 T4\n"
            "T5\tQuotation 27 48\tC\u2019est 5\u00A0%. Lyon gagne\n"
            "R1\tSpeaker Arg1:T5 Arg2:T2\t\n"
            "T6\tCue 19 22\tdit\n"
            "R2\tCue Arg1:T5 Arg2:T6\t\n"
            "T7\tDate 52 56\thier\n"
            "#3\tAnnotatorNotes T7\t2025-07-18\n"
            "T8\tFigure 33 36\t5\u00A0%\n"
            "#4\tAnnotatorNotes T8\t5 %\n");
  EXPECT_EQ(exported(Document{}, "brat"), "");
}

TEST(Brat, CutsASpanAtLineEndsAndMarksADescribedSpeaker) {
  Document d;
  d.text = u"\u00AB a\r\nb\u2028c \u00BB, dit un policier";
  d.quotes = {{{2, 8}, QuoteKind::kFragment, kNoEntity, where(d, u"un policier"), {}}};
  EXPECT_EQ(exported(d, "brat"),
            "T1\tQuotation 2 3;5 6;7 8\ta b c\n"
            "#1\tOffsets T1\tall offsets: Unicode code points of the text\n"
            "T2\tSpeaker 16 27\tun policier\n"
            "R1\tSpeaker Arg1:T1 Arg2:T2\t\n");
}

TEST(WebAnnotations, AreACollectionWithTheTextAndItsUnit) {
  const auto json = nlohmann::json::parse(exported(sample(), "w3c"), nullptr, false);
  EXPECT_EQ(json["@context"][0], "http://www.w3.org/ns/anno.jsonld");
  EXPECT_EQ(json["type"], "AnnotationCollection");
  EXPECT_EQ(json["offsets"], "codepoint");
  EXPECT_EQ(json["label"], "\U0001F600 Lyon & fils");
  EXPECT_EQ(json["reading"]["text"], to_utf8(sample().text));
  EXPECT_EQ(json["reading"]["offsets"], "utf16");
  const auto& items = json["first"]["items"];
  EXPECT_EQ(json["total"], items.size());
  ASSERT_EQ(items.size(), 7u);
  EXPECT_EQ(items[3]["id"], "#name-3");
  EXPECT_EQ(items[3]["creator"], "#user");
  EXPECT_EQ(items[0]["creator"], "#filigrane");
  EXPECT_EQ(items[0]["body"][0]["value"], "ORG");
  EXPECT_EQ(items[4]["id"], "#quotation-0");
  EXPECT_EQ(items[4]["body"][2]["value"], "Zo\u00E9");
  EXPECT_EQ(items[4]["body"][3]["source"], "#entity-0");
  const auto& quoted = items[2]["target"]["selector"][1];
  EXPECT_EQ(quoted["exact"], "Lyon");
  EXPECT_EQ(quoted["suffix"], " gagne\u00A0\u00BB, hier. Oui, Zo\u00E9.");
}

TEST(WebAnnotations, CarryWhatTheReaderSaid) {
  Document d = sample();
  d.corrections = {{Correction::Op::kSpeaker, d.quotes[0].at, {}, false, d.mentions[1].at},
                   {Correction::Op::kName, {16, 19}, MentionType::kPer, true}};
  d.dictionary = {{"Azure", std::nullopt}};
  const auto json = nlohmann::json::parse(exported(d, "w3c"), nullptr, false);
  EXPECT_EQ(json["reading"]["corrections"].dump(),
            R"([{"end":49,"op":"speaker","start":28,"with":{"end":19,"start":16}},)"
            R"({"end":19,"everywhere":true,"op":"name","start":16,"type":"PER"}])")
      << "with the offsets that the analysis takes";
  EXPECT_EQ(json["reading"]["dictionary"].dump(), R"([{"form":"Azure","type":null}])");
}

TEST(WebAnnotations, NoPrefixCutsACharacter) {
  Document d;
  d.text =
      u"\U0001F600" + std::u16string(31, u'x') + u"A" + std::u16string(31, u'x') + u"\U0001F600";
  d.mentions = {{{33, 34}, MentionType::kPer}};
  const auto json = nlohmann::json::parse(exported(d, "w3c"), nullptr, false);
  const auto& quoted = json["first"]["items"][0]["target"]["selector"][1];
  EXPECT_EQ(quoted["prefix"], std::string(31, 'x'));
  EXPECT_EQ(quoted["suffix"], std::string(31, 'x'));
}

}  // namespace
}  // namespace filigrane
