// The C interface as JavaScript sees it, natively and in WebAssembly.
#include "filigrane_c_api.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models.h"
#include "wrong_model.h"

namespace {

using nlohmann::json;

constexpr std::uint32_t kOk = 0, kInvalidArgument = 1, kTooLarge = 2, kBadBundle = 3;

std::string reply() {
  return {reinterpret_cast<const char*>(filigrane_reply()), filigrane_reply_size()};
}
json reply_json() { return json::parse(reply(), nullptr, false); }

std::uint32_t load(const std::string& bundle) {
  return filigrane_load(reinterpret_cast<const std::uint8_t*>(bundle.data()),
                        static_cast<std::uint32_t>(bundle.size()));
}
std::uint32_t analyze(std::u16string_view text, std::string_view options = {}) {
  return filigrane_analyze(reinterpret_cast<const std::uint16_t*>(text.data()),
                           static_cast<std::uint32_t>(text.size()),
                           reinterpret_cast<const std::uint8_t*>(options.data()),
                           static_cast<std::uint32_t>(options.size()));
}

std::uint32_t export_as(std::string_view format, std::string_view locale = {}) {
  return filigrane_export(reinterpret_cast<const std::uint8_t*>(format.data()),
                          static_cast<std::uint32_t>(format.size()),
                          reinterpret_cast<const std::uint8_t*>(locale.data()),
                          static_cast<std::uint32_t>(locale.size()));
}

TEST(CApi, SaysItsVersion) { EXPECT_EQ(filigrane_abi_version(), 1u); }

TEST(CApi, AllocatesAndFrees) {
  void* memory = filigrane_alloc(1000);
  ASSERT_NE(memory, nullptr);
  std::memset(memory, 7, 1000);
  filigrane_free(memory);
  void* nothing = filigrane_alloc(0);
  EXPECT_NE(nothing, nullptr) << "null would mean that memory ran out";
  filigrane_free(nothing);
  filigrane_free(nullptr);
}

TEST(CApi, RefusesWhatIsNoBundle) {
  EXPECT_EQ(filigrane_load(nullptr, 0), kBadBundle);
  EXPECT_EQ(reply_json()["code"], "bad-bundle");
  EXPECT_FALSE(reply_json()["message"].get<std::string>().empty());
  EXPECT_EQ(load("no bundle at all"), kBadBundle);
  EXPECT_EQ(load(std::string(1000, '\0')), kBadBundle);
}

TEST(CApi, RefusesADamagedBundle) {
  const auto files = filigrane::committed_models();
  ASSERT_FALSE(files.empty());
  std::string damaged = files[0];
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  EXPECT_EQ(load(damaged), kBadBundle);
  EXPECT_EQ(load(files[0].substr(0, files[0].size() - 1)), kBadBundle);
  EXPECT_EQ(load(files[0] + "x"), kBadBundle);
}

TEST(CApi, RefusesAModelThatDoesNotFitThisProgram) {
  const auto file = filigrane::with_wrong_selftest(filigrane::source_file("models/en.bin"));
  EXPECT_EQ(load(file), kOk);
  EXPECT_EQ(filigrane_check(), kBadBundle);
  EXPECT_EQ(reply_json()["code"], "bad-bundle");
  EXPECT_EQ(filigrane_check(), kOk) << "it is gone";
  EXPECT_EQ(load(file), kOk);
  EXPECT_EQ(analyze(u"Hello."), kBadBundle) << "a text is not read with it either";
  EXPECT_EQ(analyze(u"Hello."), kOk);
}

TEST(CApi, AnalysesWithoutAModel) {
  ASSERT_EQ(analyze(u"Bonjour \u00E0 tous.", R"({"language":"und"})"), kOk);
  const json document = reply_json();
  EXPECT_EQ(document["offsets"], "utf16");
  EXPECT_EQ(document["tokens"].size(), 4u);
  EXPECT_EQ(document["sentences"].size(), 1u);
  EXPECT_TRUE(document["mentions"].empty());
  EXPECT_EQ(document["warnings"][0]["code"], "unknown-language");
}

TEST(CApi, AnalysesTheEmptyText) {
  ASSERT_EQ(filigrane_analyze(nullptr, 0, nullptr, 0), kOk);
  const json document = reply_json();
  EXPECT_EQ(document["schema"], "filigrane/1");
  EXPECT_TRUE(document["tokens"].empty());
  EXPECT_TRUE(document["warnings"].empty());
  ASSERT_EQ(filigrane_tokens(0, 10), kOk);
  EXPECT_EQ(reply(), "[]");
}

TEST(CApi, KeepsLoneSurrogatesOutOfTheReply) {
  const char16_t lone[] = {u'A', 0xD800, u' ', 0xDC00, u'b'};
  ASSERT_EQ(analyze({lone, 5}), kOk);
  const json document = reply_json();
  ASSERT_TRUE(document.is_object()) << "valid UTF-8 and JSON";
  EXPECT_EQ(document["blocks"][0]["end"], 5);
}

TEST(CApi, RefusesATextThatIsTooLong) {
  constexpr std::uint32_t kLimit = 64u << 20;
  const std::u16string text(kLimit + 1, u'\n');
  EXPECT_EQ(analyze(text), kTooLarge);
  EXPECT_EQ(reply_json()["code"], "too-large");
  ASSERT_EQ(filigrane_tokens(0, kLimit), kOk);
  EXPECT_EQ(reply(), "[]") << "the document before is gone, for it is not this text's";
}

TEST(CApi, RefusesWrongOptions) {
  for (const char* options :
       {"{",
        "[]",
        "\"auto\"",
        "{\"language\":5}",
        "{\"tokens\":1}",
        "{\"published\":[]}",
        "{\"blocks\":{}}",
        "{\"blocks\":[{\"start\":-1,\"kind\":\"body\"}]}",
        "{\"blocks\":[{\"start\":0,\"kind\":\"verse\"}]}",
        "{\"blocks\":[{\"start\":0}]}",
        "{\"corrections\":{}}",
        "{\"corrections\":[5]}",
        R"({"corrections":[{"op":"name","start":0,"end":7}]})",
        R"({"corrections":[{"op":"name","start":0,"end":7,"type":"X"}]})",
        R"({"corrections":[{"op":"name","start":-1,"end":7,"type":"PER"}]})",
        R"({"corrections":[{"op":"no-name","start":0,"end":4294967296}]})",
        R"({"corrections":[{"op":"no-name","start":0,"end":7,"more":1}]})",
        R"({"corrections":[{"op":"same","start":0,"end":7,"with":null}]})",
        R"({"corrections":[{"op":"speaker","start":0,"end":7}]})",
        R"({"corrections":[{"op":"rename","start":0,"end":7,"name":" "}]})",
        R"({"corrections":[{"op":"date","start":0,"end":7,"value":"demain"}]})",
        R"({"corrections":[{"op":"date","start":0,"end":7,"value":"2025-13"}]})",
        R"({"corrections":[{"op":"unmake","start":0,"end":7}]})",
        R"({"dictionary":[{"form":"","type":"PER"}]})",
        R"({"dictionary":[{"form":"Azure"}]})",
        R"({"dictionary":[{"form":"Azure","type":5}]})",
        "{\"unknown\":1}",
        "\xFF",
        "{\"language\":\"xx\"}",
        "{\"published\":\"demain\"}"}) {
    EXPECT_EQ(analyze(u"Bonjour.", options), kInvalidArgument) << options;
    EXPECT_EQ(reply_json()["code"], "invalid-argument") << options;
  }
  for (const char* options : {"", "{}", R"({"language":"auto","published":null,"tokens":true})",
                              R"({"published":"2026-01-31"})", R"({"blocks":[]})"}) {
    EXPECT_EQ(analyze(u"Bonjour.", options), kOk) << options << reply();
  }
}

TEST(CApi, TakesTheUsersWordForABlock) {
  const std::u16string text =
      u"Le pont rouvre\nLe maire a annonc\u00E9 lundi la fin des travaux.\nMerci";
  ASSERT_EQ(analyze(text, R"({"blocks":[{"start":0,"kind":"furniture"},{"start":60,"kind":"notice"},
                             {"start":20,"kind":"title"},{"start":4000,"kind":"body"}]})"),
            kOk);
  const json document = reply_json();
  EXPECT_EQ(document["blocks"][0]["kind"], "furniture");
  EXPECT_EQ(document["blocks"][1]["kind"], "title") << "a start inside the block";
  EXPECT_EQ(document["blocks"][2]["kind"], "notice");
  EXPECT_EQ(document["metadata"]["title"]["start"], 15);
}

TEST(CApi, CarriesOutCorrectionsAndSaysSo) {
  const std::u16string text = u"Zorba rit. Azure pleure. ZORBA.";
  ASSERT_EQ(analyze(text, R"({"language":"und","corrections":[
      {"op":"name","start":11,"end":16,"type":"LOC","everywhere":true},
      {"op":"rename","start":0,"end":5,"name":"Zorba Kazan"},
      {"op":"same","start":11,"end":16,"with":{"start":0,"end":5}},
      {"op":"date","start":6,"end":9,"value":"2025-08"},
      {"op":"speaker","start":0,"end":5,"with":null},
      {"op":"no-date","start":900,"end":100}],
      "dictionary":[{"form":"Zorba","type":"PER"},{"form":"ailleurs","type":null}]})"),
            kOk)
      << reply();
  const json document = reply_json();
  ASSERT_EQ(document["mentions"].size(), 2u) << document["mentions"];
  for (const json& mention : document["mentions"]) {
    EXPECT_EQ(mention["source"], "user");
    EXPECT_EQ(mention["type"], "PER") << "one entity has one type";
  }
  ASSERT_EQ(document["entities"].size(), 1u);
  EXPECT_EQ(document["entities"][0]["name"], "Zorba Kazan");
  EXPECT_EQ(document["entities"][0]["source"], "user");
  EXPECT_EQ(document["dates"][0]["source"], "user");
  EXPECT_EQ(document["dictionary"], json::parse(R"([{"form":"Zorba","type":"PER"}])"));
  ASSERT_EQ(document["corrections"].size(), 4u);
  EXPECT_EQ(document["corrections"][2],
            json::parse(R"({"op":"same","start":11,"end":16,"with":{"start":0,"end":5}})"));
  ASSERT_EQ(document["warnings"].size(), 3u) << document["warnings"];
  EXPECT_EQ(document["warnings"][0]["code"], "correction-ignored");
  EXPECT_EQ(document["warnings"][0]["start"], text.size()) << "cut to the text";

  // What is echoed can be said again.
  const std::string first = reply();
  const json again = {{"language", "und"},
                      {"corrections", document["corrections"]},
                      {"dictionary", document["dictionary"]}};
  ASSERT_EQ(analyze(text, again.dump()), kOk);
  EXPECT_EQ(reply_json()["entities"], document["entities"]);
  ASSERT_EQ(analyze(text, R"({"language":"und"})"), kOk);
  EXPECT_FALSE(reply_json().contains("corrections"));
  EXPECT_FALSE(reply_json().contains("dictionary"));
}

TEST(CApi, GivesTokensByRange) {
  ASSERT_EQ(analyze(u"un deux trois", R"({"tokens":false,"language":"und"})"), kOk);
  EXPECT_FALSE(reply_json().contains("tokens"));
  ASSERT_EQ(filigrane_tokens(3, 7), kOk);
  ASSERT_EQ(reply_json().size(), 1u);
  EXPECT_EQ(reply_json()[0]["start"], 3);
  EXPECT_EQ(reply_json()[0]["end"], 7);
  ASSERT_EQ(filigrane_tokens(0, 0xFFFFFFFF), kOk);
  EXPECT_EQ(reply_json().size(), 3u);
  EXPECT_EQ(filigrane_tokens(7, 3), kInvalidArgument);
  EXPECT_EQ(reply_json()["code"], "invalid-argument");
}

TEST(CApi, ExportsTheLastDocument) {
  ASSERT_EQ(analyze(u"Il a vers\u00E9 3 euros.", R"({"tokens":false,"language":"und"})"), kOk);
  ASSERT_EQ(export_as("csv-figures"), kOk);
  EXPECT_TRUE(reply().starts_with("Words,Kind,Value,")) << reply();
  ASSERT_EQ(export_as("json"), kOk);
  EXPECT_EQ(reply_json()["text"], "Il a vers\u00E9 3 euros.");
  EXPECT_EQ(reply_json()["tokens"].size(), 6u) << "whole, whatever the analysis left out";
  EXPECT_EQ(export_as("xls"), kInvalidArgument);
  EXPECT_EQ(reply_json()["code"], "invalid-argument");
  EXPECT_EQ(filigrane_export(nullptr, 0, nullptr, 0), kInvalidArgument);
}

TEST(CApi, KeepsTheDocumentWhenOptionsAreWrong) {
  ASSERT_EQ(analyze(u"un deux", R"({"language":"und"})"), kOk);
  ASSERT_EQ(analyze(u"trois", "{"), kInvalidArgument);
  ASSERT_EQ(filigrane_tokens(0, 100), kOk);
  EXPECT_EQ(reply_json().size(), 2u);
}

TEST(CApi, TheReplyLivesUntilTheNextCall) {
  ASSERT_EQ(analyze(u"un deux", R"({"language":"und"})"), kOk);
  const std::string first = reply();
  EXPECT_EQ(filigrane_abi_version(), 1u);
  filigrane_free(filigrane_alloc(100));
  EXPECT_EQ(reply(), first) << "calls without a code leave it alone";
  ASSERT_EQ(filigrane_tokens(0, 2), kOk);
  EXPECT_NE(reply(), first);
  filigrane_reply_drop();
  EXPECT_EQ(filigrane_reply_size(), 0u);
  filigrane_reply_drop();
  ASSERT_EQ(filigrane_tokens(0, 2), kOk) << "the document is still there";
  EXPECT_EQ(reply_json().size(), 1u);
}

TEST(CApi, LoadsTheModelsAndFindsNames) {
  const auto files = filigrane::committed_models();
  ASSERT_FALSE(files.empty());
  std::vector<std::string> languages;
  for (const std::string& file : files) {
    ASSERT_EQ(load(file), kOk) << reply();
    EXPECT_FALSE(reply_json()["model"].get<std::string>().empty());
    languages.push_back(reply_json()["language"]);
  }
  EXPECT_NE(std::find(languages.begin(), languages.end(), "fr"), languages.end());
  ASSERT_EQ(load(files[0]), kOk) << "a second time replaces the first";

  const std::u16string text =
      u"La ministre Claire Vasseur a inaugur\u00E9 mardi le tribunal de Grenoble.";
  ASSERT_EQ(analyze(text), kOk);
  const json document = reply_json();
  EXPECT_EQ(document["language"]["code"], "fr");
  EXPECT_TRUE(document["analyzer"].contains("modelSha256"));
  EXPECT_TRUE(document["warnings"].empty());
  bool person = false;
  for (const json& mention : document["mentions"]) {
    person = person || (mention["type"] == "PER" && mention["start"] == text.find(u"Claire") &&
                        mention["end"] == text.find(u" a inaugur"));
  }
  EXPECT_TRUE(person) << document["mentions"];
  ASSERT_EQ(analyze(text, R"({"language":"fr"})"), kOk);
}

TEST(CApi, AnEditedTextIsAnsweredAsANewOne) {
  for (const std::string& file : filigrane::committed_models())
    ASSERT_EQ(load(file), kOk) << reply();
  const std::u16string before =
      u"Anne Morel dirige Renault.\nLe pont de Brest rouvre.\nMorel revient.";
  const std::u16string after =
      u"Anne Morel dirige Renault.\nLa gare de Lorient rouvre lundi.\nMorel revient.";
  ASSERT_EQ(analyze(u"", R"({"language":"fr"})"), kOk);
  ASSERT_EQ(analyze(after, R"({"language":"fr"})"), kOk);
  const std::string alone = reply();
  ASSERT_EQ(analyze(before, R"({"language":"fr"})"), kOk);
  ASSERT_EQ(analyze(after, R"({"language":"fr"})"), kOk);
  EXPECT_EQ(reply(), alone);
}

TEST(CApi, TokensByRangeSayAsMuchAsTheDocument) {
  for (const std::string& file : filigrane::committed_models())
    ASSERT_EQ(load(file), kOk) << reply();
  const std::u16string text = u"Elle revient du march\u00E9 aux fleurs.";
  ASSERT_EQ(analyze(text, R"({"language":"fr"})"), kOk);
  const json tokens = reply_json()["tokens"];
  ASSERT_EQ(filigrane_tokens(0, static_cast<std::uint32_t>(text.size())), kOk);
  EXPECT_EQ(reply_json(), tokens) << "lemma, features, words of contractions and all";
  EXPECT_EQ(tokens[2]["words"].size(), 2u) << tokens;
  EXPECT_TRUE(tokens[1].contains("lemma"));
}

}  // namespace
