#include <gtest/gtest.h>

#include <string>

#include "exports/csv_table.h"
#include "unit/exports/sample.h"

namespace filigrane {
namespace {

std::string exported(const Document& d, std::string_view format, Offsets unit = Offsets::kUtf16) {
  return export_document(d, format, {.unit = unit}).value_or("no such format");
}

TEST(CsvTable, QuotesWhatWouldEndACell) {
  CsvTable table({"a", "b"});
  table.text("say \"oui\", then").text("two\r\nlines").end_row();
  EXPECT_EQ(table.take(), "a,b\r\n\"say \"\"oui\"\", then\",\"two\r\nlines\"\r\n");
}

TEST(CsvTable, NoCellRunsAsAFormula) {
  for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D"}) {
    CsvTable table({"a"});
    table.text(std::string(start) + "1").end_row();
    const std::string row = table.take().substr(3);
    EXPECT_TRUE(row.starts_with("'") || row.starts_with("\"'")) << row;
  }
  CsvTable table({"a", "b", "c"});
  table.text("a=b").text("").value("-5").end_row();
  EXPECT_EQ(table.take(), "a,b,c\r\na=b,,-5\r\n");
}

TEST(CsvTable, KeepsOutWhatReadersRefuse) {
  CsvTable table({"a"});
  table.text(std::string("x\0y", 3)).end_row();
  EXPECT_EQ(table.take(), "a\r\nx\uFFFDy\r\n");
}

TEST(CsvTable, WritesThousandthsAsDecimals) {
  CsvTable table({"a", "b", "c"});
  table.score(7).score(980).score(1000).end_row();
  EXPECT_EQ(table.take(), "a,b,c\r\n0.007,0.980,1.000\r\n");
}

TEST(Csv, OneRowAnEntityOfTheArticle) {
  EXPECT_EQ(exported(sample(), "csv-entities"),
            "Name,Type,Role,Gender,Also called,Times named,Weight,Marked by,"
            "Mentions (UTF-16 units)\r\n"
            "Zo\u00E9,person,maire; =\u00E9lue,feminine,\"Mme \"\"Z\"\"\",2,0.900,reader,"
            "16-19 64-67\r\n"
            "Lyon,place,,,,1,0.100,analysis,39-43\r\n");
}

TEST(Csv, SaysWhoSaidWhat) {
  EXPECT_EQ(
      exported(sample(), "csv-quotes", Offsets::kCodepoint),
      "Words,Kind,Speaker,Speaker in the text,Verb,Stance,Complete,Confidence,Marked by,Sentence,"
      "Start (code points),End (code points)\r\n"
      "C\u2019est 5\u00A0%. Lyon gagne,direct,Zo\u00E9,Zo\u00E9,dire,neutral,yes,0.950,analysis,"
      "Zo\u00E9 dit : \u00AB\u00A0C\u2019est 5\u00A0%.,27,48\r\n");
}

TEST(Csv, DatesAndFiguresKeepTheirValues) {
  EXPECT_EQ(exported(sample(), "csv-dates", Offsets::kUtf8),
            "Words,Type,Value (ISO 8601),Relative,Found from,Marked by,Sentence,"
            "Start (UTF-8 bytes),End (UTF-8 bytes)\r\n"
            "hier,date,2025-07-18,yes,'-P1D 2025-07-19 publication,analysis,"
            "\"Lyon gagne\u00A0\u00BB, hier.\",63,67\r\n");
  EXPECT_EQ(exported(sample(), "csv-figures"),
            "Words,Kind,Value,Unit,Approximate,Sentence,Start (UTF-16 units),"
            "End (UTF-16 units)\r\n"
            "5\u00A0%,percent,5,%,yes,Zo\u00E9 dit : \u00AB\u00A0C\u2019est 5\u00A0%.,34,37\r\n");
}

TEST(Csv, AnEmptyDocumentIsAHeaderRow) {
  for (const char* format : {"csv-entities", "csv-quotes", "csv-dates", "csv-figures"}) {
    const std::string table = exported(Document{}, format);
    EXPECT_EQ(table.find("\r\n"), table.size() - 2) << format;
  }
}

TEST(ExportDocument, KnowsItsFormatsAndNoOthers) {
  for (const std::string_view format : export_formats()) {
    EXPECT_TRUE(export_document(Document{}, format)) << format;
  }
  EXPECT_FALSE(export_document(Document{}, "xls"));
  EXPECT_FALSE(export_document(Document{}, ""));
}

TEST(ExportDocument, TheJsonCarriesTheTextWhenAsked) {
  Document d;
  d.text = u"\u00C9t\u00E9\r\n";
  EXPECT_NE(
      export_document(d, "json", {.text = true})->find("\"text\":\"\u00C9t\u00E9\\u000d\\n\""),
      std::string::npos);
  EXPECT_EQ(export_document(d, "json")->find("\"text\""), std::string::npos);
}

}  // namespace
}  // namespace filigrane
