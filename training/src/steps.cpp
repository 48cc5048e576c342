#include "steps.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "bundle_writer.h"
#include "encoder/export.h"
#include "lemma_trainer.h"
#include "lemmas_eval.h"
#include "lexicon_builder.h"
#include "pipeline/resources.h"
#include "pipeline/selftest.h"
#include "text/utf8.h"
#include "word_lists.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

std::string language_of(const Training& t) { return t.recipe["language"]; }

std::vector<TreebankSentence> read_treebank(const Training& t, const json& source) {
  auto sentences =
      read_conllu(path_of(t.root, source["file"]), t.recipe.value("split_words", false));
  const double share = source.value("share", 1.0);
  if (share < 1)
    sentences.resize(static_cast<std::size_t>(share * static_cast<double>(sentences.size())));
  return sentences;
}

std::string write(const Training& t, const std::vector<std::pair<std::string, std::string>>& more) {
  BundleWriter writer;
  writer.add("name", t.recipe["name"]);
  writer.add("language", language_of(t));
  for (const auto& [name, bytes] : t.sections) writer.add(name, bytes);
  for (const auto& [name, bytes] : more) writer.add(name, bytes);
  return writer.write();
}

}  // namespace

void make_lexicon(Training& t) {
  const std::string main = t.recipe.value("feats_treebank", "");
  std::vector<LexiconTreebank> treebanks;
  for (const auto& source : t.recipe["treebanks"]) {
    LexiconTreebank treebank;
    const std::string file = source["file"];
    treebank.source = std::filesystem::path(file).stem();
    treebank.main = file == main;
    treebank.feats = source.value("feats", true);
    treebank.sentences = read_treebank(t, source);
    treebanks.push_back(std::move(treebank));
  }
  auto lexicon = build_lexicon(t.recipe, t.root, treebanks);
  t.sections["morphology"] = build_morphology(t.recipe, lexicon, treebanks);
  LemmaOptions options;
  options.free = t.recipe["morphology"].value("free", options.free);
  options.min_gain = t.recipe["morphology"].value("lemma_min_gain", options.min_gain);
  t.sections["lemmas"] = train_lemma_rules(lexicon, treebanks, options);
  std::fprintf(stderr, "lexicon: %zu + %zu bytes\n", lexicon.automaton.size(),
               lexicon.classes.size());
  t.sections["lexicon"] = std::move(lexicon.automaton);
  t.sections["lexicon-classes"] = std::move(lexicon.classes);
}

void evaluate_lexicon(Training& t, const std::string& file, bool show_errors) {
  make_lexicon(t);
  evaluate_lemmas(t.sections, language_of(t), read_treebank(t, {{"file", file}}), show_errors);
}

void make_gazetteer(Training& t) {
  t.sections["gazetteer"] = build_gazetteer(t.recipe["gazetteers"], t.root);
  std::fprintf(stderr, "gazetteer: %zu bytes\n", t.sections["gazetteer"].size());
}

void make_rarity(Training& t) { t.sections["rarity"] = build_rarity(t.recipe["raw_text"], t.root); }

std::string write_lookups(const Training& t) { return write(t, {}); }

void read_lookups(const std::string& path, Training& t) {
  const auto bundle = Bundle::read(read_file(path));
  if (!bundle.status.ok()) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), bundle.status.detail.c_str());
    std::exit(1);
  }
  for (const char* name :
       {"lexicon", "lexicon-classes", "lemmas", "morphology", "gazetteer", "rarity"}) {
    t.sections[name] = bundle.value->section(name);
  }
}

void add_encoder(TrainedEncoder encoder, Training& t) {
  const json& options = t.recipe["encoder"];
  encoder.weights.head_bias(0, encoder.heads().end) += options.value("end_bias", 0.0f);
  t.sections["encoder"] = encoder_section(encoder);
  t.sections["heads"] = heads_section(encoder, options.value("name_temperature", 1.0));
}

std::string pack(const Training& t) {
  std::string text;
  for (const auto& line : t.recipe["selftest"]) text += line.get<std::string>() + "\n";
  // What the finished model says of the self-test text is what it must say ever after. The answer
  // comes last in the file.
  const auto draft = Bundle::read(write(t, {{"selftest-text", text}}));
  auto model = read_model(draft.value);
  if (!model) {
    std::fprintf(stderr, "the model cannot be read back\n");
    std::exit(1);
  }
  const Resources::Rules rules = Resources::read_rules(language_of(t));
  const std::string answer = selftest_answer(decode_utf8(text).text, *model, rules);
  return write(t, {{"selftest-text", text}, {"selftest-answer", answer}});
}

}  // namespace filigrane::training
