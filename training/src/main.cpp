/// filigrane-train RECIPE ROOT OUT [--reuse FILE --redo section,…]
/// Makes a model file from the corpora under ROOT, as the recipe says.
/// filigrane-train lemmas-eval RECIPE ROOT TREEBANK [--errors]
/// Makes lexicon and lemma rules only, and prints how they do on a treebank.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>

#include "bundle_writer.h"
#include "encoder/teacher.h"
#include "encoder/trainer.h"
#include "examples.h"
#include "steps.h"

namespace {

using namespace filigrane;
using namespace filigrane::training;

std::set<std::string> to_set(const std::string& list) {
  std::set<std::string> set;
  for (std::string& one : split(list, ',')) set.insert(std::move(one));
  return set;
}

/// Copies the examples of a recipe with what teachers answer where nothing was known.
void fill_examples(const nlohmann::json& recipe, const std::string& from, const std::string& to,
                   const std::vector<TrainedEncoder>& teachers) {
  std::ofstream(to + "/labels.json") << read_file(from + "/labels.json");
  for (const auto& set : recipe["examples"]) {
    for (int variant = 0; variant < set.value("variants", 1); ++variant) {
      const auto name = set["set"].get<std::string>().append("-").append(std::to_string(variant));
      Dataset data = Dataset::read(from + "/" + name + ".bin");
      if (set.value("role", "train") != "dev") fill_in(teachers, data);
      data.write(to + "/" + name + ".bin");
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 5 && std::strcmp(argv[1], "lemmas-eval") == 0) {
    Training training;
    training.recipe = nlohmann::json::parse(read_file(argv[2]));
    training.root = argv[3];
    evaluate_lexicon(training, argv[4], argc > 5);
    return 0;
  }
  if (argc == 6 && std::strcmp(argv[1], "examples") == 0) {
    const auto recipe = nlohmann::json::parse(read_file(argv[2]));
    const auto bundle = Bundle::read(read_file(argv[4]));
    const auto lexicon =
        Lexicon::read(bundle.value->section("lexicon"), bundle.value->section("lexicon-classes"));
    const auto morphology = Morphology::read(bundle.value->section("morphology"), *lexicon);
    write_examples(recipe, argv[3], *lexicon, *morphology,
                   Gazetteer(bundle.value->section("gazetteer")), argv[5]);
    return 0;
  }
  if (argc >= 5 && std::strcmp(argv[1], "encoder") == 0) {
    auto recipe = nlohmann::json::parse(read_file(argv[2]));
    std::unique_ptr<TrainedEncoder> start;
    for (int i = 5; i < argc; ++i) {
      const std::string option = argv[i];
      const auto equals = option.find('=');
      const std::string key = option.substr(0, equals), value = option.substr(equals + 1);
      if (key == "start") {
        start = std::make_unique<TrainedEncoder>(TrainedEncoder::read(value));
      } else if (key.find(':') != std::string::npos) {  // set:weight=0.5
        for (auto& set : recipe["examples"]) {
          if (set["set"] == key.substr(0, key.find(':')))
            set[key.substr(key.find(':') + 1)] = nlohmann::json::parse(value);
        }
      } else {
        recipe["encoder"][key] = nlohmann::json::parse(value);
      }
    }
    train_encoder(recipe, argv[3], start.get()).write(argv[4]);
    return 0;
  }
  if (argc >= 6 && std::strcmp(argv[1], "fill") == 0) {
    const auto recipe = nlohmann::json::parse(read_file(argv[2]));
    std::vector<TrainedEncoder> teachers;
    for (int i = 5; i < argc; ++i) teachers.push_back(TrainedEncoder::read(argv[i]));
    fill_examples(recipe, argv[3], argv[4], teachers);
    return 0;
  }
  if (argc < 4) {
    std::fprintf(stderr,
                 "usage: filigrane-train RECIPE ROOT OUT [--reuse FILE --redo SECTION,...]\n"
                 "       filigrane-train lemmas-eval RECIPE ROOT TREEBANK [--errors]\n"
                 "sections: lexicon gazetteer rarity sentences tagger names\n");
    return 2;
  }
  Training training;
  training.recipe = nlohmann::json::parse(read_file(argv[1]));
  training.root = argv[2];
  std::set<std::string> redo = to_set("lexicon,gazetteer,rarity,sentences,tagger,names");
  for (int i = 4; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--reuse") == 0) {
      auto bundle = Bundle::read(read_file(argv[i + 1]));
      if (!bundle.status.ok()) {
        std::fprintf(stderr, "%s: %s\n", argv[i + 1], bundle.status.detail.c_str());
        return 1;
      }
      training.earlier = bundle.value;
    } else if (std::strcmp(argv[i], "--redo") == 0) {
      redo = to_set(argv[i + 1]);
    }
  }

  using Step = void (*)(Training&);
  const std::pair<const char*, Step> steps[] = {
      {"lexicon", make_lexicon},     {"gazetteer", make_gazetteer}, {"rarity", make_rarity},
      {"sentences", make_sentences}, {"tagger", make_tagger},       {"names", make_names}};
  for (const auto& [name, step] : steps) {
    const auto start = std::chrono::steady_clock::now();
    if (training.earlier && !redo.contains(name)) {
      reuse(training, name);
      continue;
    }
    std::fprintf(stderr, "== %s\n", name);
    step(training);
    std::fprintf(stderr, "   %.0f s\n",
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  const std::string file = pack(training);
  std::ofstream(argv[3], std::ios::binary) << file;
  std::fprintf(stderr, "%s: %zu bytes\n", argv[3], file.size());
  return 0;
}
