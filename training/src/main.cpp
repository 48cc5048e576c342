/// filigrane-train: from corpora to model files, in steps (training/README.md).
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "encoder/export.h"
#include "encoder/teacher.h"
#include "encoder/trainer.h"
#include "examples.h"
#include "layout/layout_pages.h"
#include "model/bundle.h"
#include "steps.h"

namespace {

using namespace filigrane;
using namespace filigrane::training;
using nlohmann::json;

constexpr const char* kUsage =
    "usage: filigrane-train lookups RECIPE ROOT OUT.bin\n"
    "       filigrane-train examples RECIPE ROOT LOOKUPS.bin DIR\n"
    "       filigrane-train encoder RECIPE DIR OUT.enc [key=value | set:key=value | "
    "teacher=NUMBER]...\n"
    "       filigrane-train fill RECIPE DIR OUT_DIR ENC...\n"
    "       filigrane-train loss RECIPE DIR ENC\n"
    "       filigrane-train pack RECIPE LOOKUPS.bin ENC OUT.bin\n"
    "       filigrane-train layout PAGES LINES.tsv PLAIN.txt MODEL.bin... OUT_DIR\n"
    "       filigrane-train lemmas-eval RECIPE ROOT TREEBANK [--errors]\n";

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
}

void lookups(json recipe, const std::string& root, const std::string& out) {
  Training training{std::move(recipe), root, {}};
  using Step = void (*)(Training&);
  const std::pair<const char*, Step> steps[] = {
      {"lexicon", make_lexicon}, {"gazetteer", make_gazetteer}, {"rarity", make_rarity}};
  for (const auto& [name, step] : steps) {
    const auto start = std::chrono::steady_clock::now();
    std::fprintf(stderr, "== %s\n", name);
    step(training);
    std::fprintf(stderr, "   %.0f s\n",
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  write_file(out, write_lookups(training));
}

void examples(const json& recipe, const std::string& root, const std::string& lookups_file,
              const std::string& out) {
  Training training{recipe, root, {}};
  read_lookups(lookups_file, training);
  const auto& sections = training.sections;
  const auto lexicon = Lexicon::read(sections.at("lexicon"), sections.at("lexicon-classes"));
  const auto morphology = Morphology::read(sections.at("morphology"), *lexicon);
  write_examples(recipe, root, *lexicon, *morphology, *Gazetteer::read(sections.at("gazetteer")),
                 out);
}

void encoder(json recipe, const std::string& folder, const std::string& out,
             const std::vector<std::string>& options) {
  for (const std::string& option : options) {
    const auto equals = option.find('=');
    const std::string key = option.substr(0, equals), value = option.substr(equals + 1);
    if (key == "teacher") {  // counted from 1
      recipe["encoder"].update(recipe["teachers"].at(std::stoul(value) - 1));
    } else if (key.find(':') != std::string::npos) {  // set:weight=0.5
      for (auto& set : recipe["examples"]) {
        if (set["set"] == key.substr(0, key.find(':')))
          set[key.substr(key.find(':') + 1)] = json::parse(value);
      }
    } else {
      recipe["encoder"][key] = json::parse(value);
    }
  }
  train_encoder(recipe, folder).write(out);
}

std::string examples_file(const std::string& folder, const std::string& set, int variant) {
  char name[300];
  std::snprintf(name, sizeof name, "%s-%d.bin", set.c_str(), variant);
  return std::filesystem::path(folder) / name;
}

/// Copies the examples of a recipe with what teachers answer where nothing was known.
void fill_examples(const nlohmann::json& recipe, const std::string& from, const std::string& to,
                   const std::vector<TrainedEncoder>& teachers) {
  std::ofstream(to + "/labels.json") << read_file(from + "/labels.json");
  for (const auto& set : recipe["examples"]) {
    for (int variant = 0; variant < set.value("variants", 1); ++variant) {
      Dataset data = Dataset::read(examples_file(from, set["set"], variant));
      if (set.value("role", "train") != "dev") fill_in(teachers, data);
      data.write(examples_file(to, set["set"], variant));
    }
  }
}

void loss(const json& recipe, const std::string& folder, const std::string& file) {
  const auto trained = TrainedEncoder::read(file);
  for (const auto& set : recipe["examples"]) {
    if (set.value("role", "train") != "dev") continue;
    const std::string name = set["set"];
    std::printf("%s: %s\n", name.c_str(),
                quantisation_loss(trained, Dataset::read(examples_file(folder, name, 0))).c_str());
  }
}

/// The tables of the line classifier, from the pages whose number is not divisible by 4.
void layout(const std::string& folder, const std::string& lines, const std::string& plain,
            const std::vector<std::string>& models, const std::string& out) {
  constexpr double kPlainWeight = 6;  // they are few
  std::vector<std::string> files;
  files.reserve(models.size());
  for (const std::string& model : models) files.push_back(read_file(model));
  const auto resources = load_resources(std::vector<std::string_view>(files.begin(), files.end()));
  if (!resources.status.ok()) {
    std::fprintf(stderr, "%s\n", resources.status.detail.c_str());
    return;
  }
  const auto pages = read_layout_pages(folder, 4);
  const LineBook book(lines);
  const LineReader reader;
  std::vector<LayoutExample> examples;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (auto& example : examples_of(pages, i, book, *resources.value, reader)) {
      examples.push_back(std::move(example));
    }
  }
  for (const LayoutPage& page : read_plain_texts(plain)) {
    for (const bool tagged : {true, false}) {
      examples.push_back(example_of(page, *resources.value, reader, tagged));
      examples.back().weight = kPlainWeight;
    }
  }
  std::fprintf(stderr, "%zu pages, %zu examples\n", pages.size(), examples.size());
  const LineWeights weights = train_lines(examples, {});
  write_file(out + "/layout_weights.tsv", weights_table(weights));
  write_file(out + "/layout_steps.tsv", steps_table(weights));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> a(argv + 1, argv + argc);
  const std::string step = a.empty() ? "" : a[0];
  const auto recipe = [&] { return json::parse(read_file(a[1])); };
  if (step == "lookups" && a.size() == 4) {
    lookups(recipe(), a[2], a[3]);
  } else if (step == "examples" && a.size() == 5) {
    examples(recipe(), a[2], a[3], a[4]);
  } else if (step == "encoder" && a.size() >= 4) {
    encoder(recipe(), a[2], a[3], {a.begin() + 4, a.end()});
  } else if (step == "fill" && a.size() >= 5) {
    std::vector<TrainedEncoder> teachers;
    for (std::size_t i = 4; i < a.size(); ++i) teachers.push_back(TrainedEncoder::read(a[i]));
    fill_examples(recipe(), a[2], a[3], teachers);
  } else if (step == "lemmas-eval" && a.size() >= 4) {
    Training training{recipe(), a[2], {}};
    evaluate_lexicon(training, a[3], a.size() > 4);
  } else if (step == "layout" && a.size() >= 6) {
    layout(a[1], a[2], a[3], {a.begin() + 4, a.end() - 1}, a.back());
  } else if (step == "loss" && a.size() == 4) {
    loss(recipe(), a[2], a[3]);
  } else if (step == "pack" && a.size() == 5) {
    Training training{recipe(), "", {}};
    read_lookups(a[2], training);
    add_encoder(TrainedEncoder::read(a[3]), training);
    write_file(a[4], pack(training));
  } else {
    std::fputs(kUsage, stderr);
    return 2;
  }
  return 0;
}
