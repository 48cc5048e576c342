#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "document/json_writer.h"
#include "filigrane/filigrane.h"

namespace filigrane {
namespace {

using nlohmann::json;

json parsed(const std::string& text) { return json::parse(text, nullptr, false); }

std::string written(std::string_view text) {
  JsonWriter writer;
  writer.string(text);
  return writer.take();
}
std::string written(Score score) {
  JsonWriter writer;
  writer.score(score);
  return writer.take();
}

TEST(JsonWriter, EscapesStrings) {
  EXPECT_EQ(written("L\u2019\u00E9t\u00E9"), "\"L\u2019\u00E9t\u00E9\"");
  EXPECT_EQ(written("a\"b\\c/\n\t\r\x01\x7F"), "\"a\\\"b\\\\c/\\n\\t\\u000d\\u0001\\u007f\"");
  EXPECT_EQ(written(std::string_view("\0", 1)), "\"\\u0000\"");
  EXPECT_EQ(written("\xFF\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
  EXPECT_EQ(parsed(written("\xE2\x82")).get<std::string>(), "\uFFFD");
}

TEST(JsonWriter, PrintsThousandthsAsDecimals) {
  EXPECT_EQ(written(Score{0}), "0");
  EXPECT_EQ(written(Score{1000}), "1");
  EXPECT_EQ(written(Score{980}), "0.98");
  EXPECT_EQ(written(Score{5}), "0.005");
  EXPECT_EQ(written(Score{500}), "0.5");
  EXPECT_EQ(written(Score{123}), "0.123");
}

TEST(JsonWriter, SetsCommas) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("a");
  writer.begin_array();
  writer.number(-1);
  writer.null();
  writer.begin_object();
  writer.end_object();
  writer.boolean(true);
  writer.end_array();
  writer.key("b");
  writer.begin_array();
  writer.end_array();
  writer.end_object();
  EXPECT_EQ(writer.take(), R"({"a":[-1,null,{},true],"b":[]})");
}

/// "L'été à Oslo." with one of everything in it; the grinning face makes the units differ.
Document sample() {
  Document d;
  d.text = u"\U0001F600 Au pays\nOslo.";
  d.model = "fr-test";
  d.model_sha256 = "00ff";
  d.language = {"fr", 990};
  d.blocks = {{{0, 10}, BlockKind::kTitle}, {{11, 16}, BlockKind::kNotice}};
  d.sentences = {{{0, 10}, {0, 3}}, {{11, 16}, {3, 5}}};
  Token face{{0, 2}, Upos::kSym, {}, {}, {}};
  Token au{{3, 5},
           Upos::kAdp,
           {},
           {},
           {{"\u00E0", "\u00E0", Upos::kAdp}, {"le", "", Upos::kDet, "PronType=Art"}}};
  Token pays{{6, 10}, Upos::kNoun, "pays", "Number=Sing", {}};
  Token oslo{{11, 15}, Upos::kPropn, "Oslo", {}, {}};
  Token stop{{15, 16}, Upos::kPunct, ".", {}, {}};
  d.tokens = {face, au, pays, oslo, stop};
  d.mentions = {{{11, 15}, MentionType::kLoc, 0, 875, Source::kModel},
                {{15, 16}, MentionType::kMisc, kNoEntity, 1000, Source::kRule}};
  d.entities = {{MentionType::kLoc, "Oslo", {"la ville"}, {}, Gender::kUnknown, {0}, 310}};
  d.dates = {{{6, 10}, DateType::kDate, "2025-07-18", false, ""},
             {{6, 10}, DateType::kSet, std::nullopt, true, "why"}};
  d.keywords = {{"pays", "pays", 830, {{6, 10}}}};
  d.statistics.words = 3;
  d.statistics.sentences = 2;
  d.statistics.paragraphs = 1;
  d.warnings = {{"invalid-utf8", {0, 2}}};
  return d;
}

TEST(ToJson, WritesEveryMemberInItsOrder) {
  EXPECT_EQ(
      to_json(sample()),
      R"({"schema":"filigrane/1","analyzer":{"version":"0.1.0","model":"fr-test","modelSha256":"00ff"},)"
      R"("offsets":"utf16","language":{"code":"fr","confidence":0.99},"metadata":{},)"
      R"("blocks":[{"start":0,"end":10,"kind":"title","content":true},)"
      R"({"start":11,"end":16,"kind":"notice","content":false}],)"
      R"("sentences":[{"start":0,"end":10,"tokens":[0,3]},{"start":11,"end":16,"tokens":[3,5]}],)"
      R"("tokens":[{"start":0,"end":2,"upos":"SYM"},)"
      "{\"start\":3,\"end\":5,\"upos\":\"ADP\",\"words\":[{\"form\":\"\u00E0\",\"upos\":\"ADP\","
      "\"lemma\":\"\u00E0\"},"
      R"({"form":"le","upos":"DET","feats":"PronType=Art"}]},)"
      R"({"start":6,"end":10,"upos":"NOUN","lemma":"pays","feats":"Number=Sing"},)"
      R"({"start":11,"end":15,"upos":"PROPN","lemma":"Oslo"},)"
      R"({"start":15,"end":16,"upos":"PUNCT","lemma":"."}],)"
      R"("mentions":[{"start":11,"end":15,"type":"LOC","entity":0,"confidence":0.875,)"
      R"("source":"model","reason":"model"},)"
      R"({"start":15,"end":16,"type":"MISC","entity":null,"confidence":1,)"
      R"("source":"rule","reason":"model"}],)"
      R"("entities":[{"id":0,"type":"LOC","name":"Oslo","aliases":["la ville"],"mentions":[0],"salience":0.31}],)"
      R"("dates":[{"start":6,"end":10,"type":"date","value":"2025-07-18","relative":false},)"
      R"({"start":6,"end":10,"type":"set","value":null,"relative":true,"explanation":"why"}],)"
      R"("quantities":[],"quotes":[],)"
      R"("keywords":[{"text":"pays","lemma":"pays","score":0.83,"occurrences":[[6,10]]}],"summary":[],)"
      R"("statistics":{"words":3,"sentences":2,"paragraphs":1,)"
      R"("lexicalDiversity":0,"readingMinutes":0,"quoted":[]},)"
      R"("warnings":[{"code":"invalid-utf8","start":0,"end":2}]})");
}

TEST(ToJson, AnEmptyDocumentHasEveryList) {
  const json empty = parsed(to_json(Document{}));
  for (const char* name : {"blocks", "sentences", "tokens", "mentions", "entities", "dates",
                           "quantities", "quotes", "keywords", "summary", "warnings"}) {
    EXPECT_TRUE(empty[name].is_array() && empty[name].empty()) << name;
  }
  EXPECT_EQ(empty["language"]["code"], "und");
  EXPECT_FALSE(empty["analyzer"].contains("model"));
}

TEST(ToJson, ConvertsEverySpan) {
  const json points = parsed(to_json(sample(), {.unit = Offsets::kCodepoint}));
  const json bytes = parsed(to_json(sample(), {.unit = Offsets::kUtf8}));
  EXPECT_EQ(points["offsets"], "codepoint");
  EXPECT_EQ(bytes["offsets"], "utf8");
  EXPECT_EQ(points["blocks"][1]["start"], 10);
  EXPECT_EQ(bytes["blocks"][1]["start"], 13);
  EXPECT_EQ(points["tokens"][1]["start"], 2);
  EXPECT_EQ(bytes["tokens"][1]["start"], 5);
  EXPECT_EQ(points["sentences"][0]["tokens"], json({0, 3})) << "token indices stay";
  EXPECT_EQ(bytes["mentions"][0]["end"], 17);
  EXPECT_EQ(points["keywords"][0]["occurrences"], json({{5, 9}}));
  EXPECT_EQ(bytes["dates"][0]["start"], 8);
  EXPECT_EQ(points["warnings"][0]["end"], 1);
}

TEST(ToJson, LeavesTokensOutWhenAsked) {
  const json light = parsed(to_json(sample(), {.tokens = false}));
  EXPECT_FALSE(light.contains("tokens"));
  EXPECT_EQ(light["sentences"].size(), 2u);
}

TEST(TokensToJson, GivesTheTokensThatTouchARange) {
  const Document document = sample();
  const json all = parsed(to_json(document))["tokens"];
  EXPECT_EQ(parsed(tokens_to_json(document, {0, 16})), all);
  EXPECT_EQ(tokens_to_json(document, {6, 10}),
            R"([{"start":6,"end":10,"upos":"NOUN","lemma":"pays","feats":"Number=Sing"}])");
  EXPECT_EQ(parsed(tokens_to_json(document, {4, 7})).size(), 2u);
  EXPECT_EQ(tokens_to_json(document, {2, 3}), "[]") << "a blank touches no token";
  EXPECT_EQ(tokens_to_json(document, {99, 100}), "[]");
  EXPECT_EQ(tokens_to_json(document, {10, 2}), "[]");
}

TEST(Names, GoThereAndBack) {
  for (int i = 0; i < kUposCount; ++i) {
    const auto upos = static_cast<Upos>(i);
    EXPECT_EQ(upos_from_name(upos_name(upos)), upos);
  }
  EXPECT_EQ(upos_name(Upos::kX), "X");
  EXPECT_EQ(upos_name(Upos::kVerb), "VERB");
  EXPECT_EQ(upos_from_name("NOM"), std::nullopt);
  EXPECT_EQ(code_name(Code::kOk), "ok");
  EXPECT_EQ(code_name(Code::kBundleVersion), "bundle-version");
}

}  // namespace
}  // namespace filigrane
