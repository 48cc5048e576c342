// The formats that hold the marks in the text: TEI and the HTML report.
#include <gtest/gtest.h>

#include <string>

#include "exports/report_words.h"
#include "exports/tei.h"
#include "exports/xml.h"
#include "unit/exports/sample.h"

namespace filigrane {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Xml, EscapesAndReplacesWhatXmlForbids) {
  EXPECT_EQ(escaped("<a & \"b\">\r\n"), "&lt;a &amp; &quot;b&quot;&gt;&#13;\n");
  EXPECT_EQ(escaped(std::string("\0\x1F\tx", 4)), "\uFFFD\uFFFD\tx");
  EXPECT_EQ(escaped("\uFFFE\uFFFD\uFFFF"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(attribute("n", "a\n\t\"\uFFFE"), " n=\"a&#10;&#9;&quot;\uFFFD\"");
}

TEST(Tei, HoldsTheTextWithItsMarks) {
  EXPECT_EQ(tei_body(sample()),
            "<body xml:space=\"preserve\"><div><head type=\"title\"><s>\U0001F600 "
            "<orgName ref=\"#entity-1\">Lyon &amp; fils</orgName></s></head>&#13;\n"
            "<p><s><persName ref=\"#entity-0\">Zo\u00E9</persName> dit : \u00AB\u00A0"
            "<q who=\"#entity-0\" xml:id=\"quote-0.1\" next=\"#quote-0.2\">C\u2019est "
            "<measure type=\"percent\" quantity=\"5\" unit=\"%\">5\u00A0%</measure>.</q></s> "
            "<s><q who=\"#entity-0\" xml:id=\"quote-0.2\" prev=\"#quote-0.1\">"
            "<placeName ref=\"#entity-2\">Lyon</placeName> gagne</q>\u00A0\u00BB, "
            "<date when-iso=\"2025-07-18\">hier</date>.</s> "
            "<s>Oui, <persName ref=\"#entity-0\" "
            "resp=\"#user\">Zo\u00E9</persName>.</s></p></div></body>");
}

TEST(Tei, ListsWhoAndWhatIsNamed) {
  EXPECT_EQ(tei_stand_off(sample()),
            "<standOff>\n<listPerson>\n<person xml:id=\"entity-0\"><persName>Zo\u00E9</persName>"
            "<persName type=\"alias\">Mme &quot;Z&quot;</persName><gender value=\"F\"/>"
            "<occupation>maire</occupation><occupation>=\u00E9lue</occupation></person>\n"
            "</listPerson>\n<listOrg>\n<org xml:id=\"entity-1\"><orgName>Lyon &amp; fils</orgName>"
            "</org>\n</listOrg>\n<listPlace>\n<place xml:id=\"entity-2\"><placeName>Lyon"
            "</placeName></place>\n</listPlace>\n</standOff>\n");
  EXPECT_EQ(tei_stand_off(Document{}), "");
}

TEST(Tei, EachHeadingOpensADivision) {
  Document d;
  d.text = u"Un\nDeux\nTrois\nQuatre";
  d.blocks = {{{0, 2}, BlockKind::kFurniture},
              {{3, 7}, BlockKind::kTitle},
              {{8, 13}, BlockKind::kHeading},
              {{14, 20}, BlockKind::kBody}};
  EXPECT_EQ(tei_body(d),
            "<body xml:space=\"preserve\"><div><ab type=\"furniture\">Un</ab>\n</div><div>"
            "<head type=\"title\">Deux</head>\n<head type=\"heading\">Trois</head>\n"
            "<p>Quatre</p></div></body>");
}

TEST(Tei, BlanksThatAreNoneToXmlStayInsideAnElement) {
  Document d;
  d.text = u"\u00A0\na\u00A0\nb";
  d.blocks = {{{2, 3}, BlockKind::kBody}, {{5, 6}, BlockKind::kBody}};
  EXPECT_EQ(tei_body(d),
            "<body xml:space=\"preserve\"><div><ab>\u00A0\n</ab><p>a\u00A0\n</p><p>b</p></div>"
            "</body>");
  d = {};
  d.text = u" \r\n";
  EXPECT_EQ(tei_body(d), "<body xml:space=\"preserve\"><div><ab> &#13;\n</ab></div></body>");
}

TEST(Tei, KeepsValuesInTheAttributeThatTakesThem) {
  Document d;
  d.text = u"abcdef";
  d.blocks = {{{0, 6}, BlockKind::kBody}};
  d.dates = {{{0, 1}, DateType::kDuration, "P2W", false, {}},
             {{1, 2}, DateType::kDate, "XXXX-08-06", false, {}, Source::kUser},
             {{2, 3}, DateType::kDate, std::nullopt, true, {}}};
  d.quantities = {{{3, 4}, QuantityKind::kNumber, "12", "salari\u00E9", false},
                  {{4, 5}, QuantityKind::kOrdinal, "2", {}, false},
                  {{5, 6}, QuantityKind::kUrl, std::nullopt, {}, false}};
  EXPECT_EQ(tei_body(d),
            "<body xml:space=\"preserve\"><div><p><date dur-iso=\"P2W\">a</date>"
            "<date when-custom=\"XXXX-08-06\" resp=\"#user\">b</date><date>c</date>"
            "<measure type=\"number\" quantity=\"12\" commodity=\"salari\u00E9\">d</measure>"
            "<num type=\"ordinal\" value=\"2\">e</num><rs type=\"url\">f</rs></p></div></body>");
}

TEST(Report, IsInTheLanguageOfItsReader) {
  const std::string french = export_document(sample(), "html").value();
  const std::string english = export_document(sample(), "html", {.locale = "en"}).value();
  EXPECT_TRUE(contains(french, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\">"));
  EXPECT_TRUE(contains(french, "<h2>Personnes</h2>"));
  EXPECT_TRUE(contains(english, "lang=\"en\"") && contains(english, "<h2>People</h2>"));
  EXPECT_TRUE(contains(english, "<article lang=\"fr\">")) << "the text is still French";
  EXPECT_TRUE(contains(french, "18\u00A0juillet\u00A02025"));
  EXPECT_TRUE(contains(english, "18\u00A0July\u00A02025"));
}

TEST(Report, ShowsMarksAndLeadsFromTheListsToThem) {
  const std::string report = export_document(sample(), "html").value();
  EXPECT_TRUE(contains(report, "<mark id=\"name-0\" class=\"org\">Lyon &amp; fils</mark>"));
  EXPECT_TRUE(contains(report, "<mark id=\"name-3\" class=\"per user\">Zo\u00E9</mark>"));
  EXPECT_TRUE(contains(report, "<span id=\"quote-0\" class=\"quoted\">C\u2019est "));
  EXPECT_TRUE(contains(report, "<a href=\"#quote-0\">"));
  EXPECT_TRUE(contains(report, "<a href=\"#name-1\">2\u00A0mentions</a>"));
  EXPECT_FALSE(contains(report, "entity-1\"")) << "of weight 0: not of the cast";
}

TEST(Report, RunsNothingAndAsksForNothing) {
  Document d = sample();
  d.text = u"<script>alert(1)</script>";
  d.blocks = {{{0, 25}, BlockKind::kBody}};
  d.entities.clear();
  d.mentions.clear();
  d.quotes.clear();
  d.dates.clear();
  d.quantities.clear();
  d.sentences.clear();
  d.metadata.title = {{0, 25}};
  const std::string report = export_document(d, "html").value();
  EXPECT_FALSE(contains(report, "<script"));
  EXPECT_TRUE(contains(report, "&lt;script&gt;alert(1)"));
  EXPECT_TRUE(contains(report, "content=\"default-src 'none'; style-src 'sha256-"));
  EXPECT_FALSE(contains(report, "unsafe")) << "the one style sheet is known by its hash";
}

TEST(ReportWords, WritesDatesAndNumbersAsPeopleDo) {
  const ReportWords fr("fr"), en("en");
  EXPECT_EQ(fr.date("2025-08-01"), "1er\u00A0ao\u00FBt\u00A02025");
  EXPECT_EQ(en.date("2025-08"), "August\u00A02025");
  EXPECT_EQ(fr.date("2025-07-19T00:59"), "19\u00A0juillet\u00A02025, 00:59");
  EXPECT_EQ(fr.date("2025-Q1"), "2025-Q1");
  EXPECT_EQ(fr.date(""), "");
  EXPECT_EQ(fr.number("1240000.5"), "1\u202F240\u202F000,5");
  EXPECT_EQ(en.number("-40000"), "-40,000");
  EXPECT_EQ(en.number("2025"), "2025");
  EXPECT_EQ(fr("no such key"), "no such key");
}

}  // namespace
}  // namespace filigrane
