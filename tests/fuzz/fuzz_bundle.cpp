// Damaged model files must be refused, or at least do no harm when their checksum was made anew:
// the input becomes the sections of a bundle, which is read and, if it can be, used.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "filigrane/filigrane.h"
#include "layout/blocks.h"
#include "model/bundle.h"
#include "pipeline/resources.h"
#include "pipeline/stages.h"

namespace {

using namespace filigrane;

/// The sections of a model, in the order in which the input fills them.
constexpr std::array<std::string_view, 8> kSections = {"lexicon",    "lexicon-classes", "lemmas",
                                                       "morphology", "encoder",         "heads",
                                                       "gazetteer",  "rarity"};

void append_number(std::uint32_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}
void append_string(std::string_view text, std::string& out) {
  append_number(static_cast<std::uint32_t>(text.size()), 2, out);
  out.append(text);
}
void append_section(std::string_view name, std::string_view content, std::string& out) {
  append_string(name, out);
  append_number(static_cast<std::uint32_t>(content.size()), 4, out);
  out.append(content);
}

/// The input cut into sections: before each, two bytes say how long it is.
std::string bundle_of(std::string_view input) {
  std::string content;
  append_section("name", "fuzz", content);
  append_section("language", "fr", content);
  for (const std::string_view name : kSections) {
    std::size_t size = 0;
    if (input.size() >= 2) {
      size = static_cast<std::uint8_t>(input[0]) | static_cast<std::uint8_t>(input[1]) << 8;
      input.remove_prefix(2);
    }
    append_section(name, input.substr(0, size), content);
    input.remove_prefix(std::min(size, input.size()));
  }
  return bundle_header(kSections.size() + 2, content) + content;
}

void use(const LanguageModel& model) {
  static const Resources resources;
  Document document;
  document.text = u"Mme Val\u00E9rie Leroy a visit\u00E9 l\u2019usine du Mans.\nOui, 12 fois.";
  document.blocks = find_blocks(document.text);
  tag_text(document, &model, resources.rules("fr"));
  model.rarity.of("usine");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  static Resources resources;
  // As it is, with a right header before anything, and as sections.
  for (const std::string& file :
       {std::string(input),
        bundle_header(static_cast<std::uint16_t>(size % 11), input) + std::string(input),
        bundle_of(input)}) {
    if (resources.add(file).status.ok() && resources.check().ok()) {
      fprintf(stderr, "a bundle without a self-test was taken\n");
      std::abort();
    }
  }
  auto bundle = Bundle::read(bundle_of(input));
  if (!bundle.status.ok()) {
    fprintf(stderr, "a well-formed bundle was refused: %s\n", bundle.status.detail.c_str());
    std::abort();
  }
  if (const auto model = read_model(std::move(bundle.value))) use(*model);
  return 0;
}
