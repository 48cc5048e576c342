#include "speech/speech_data.h"

#include <array>
#include <utility>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::array<std::pair<std::string_view, Bits>, 18> kClasses = {{
    {"that", word_class::kThat},
    {"whether", word_class::kWhether},
    {"relative", word_class::kRelative},
    {"link", word_class::kLink},
    {"view", word_class::kView},
    {"as", word_class::kAs},
    {"he", word_class::kHe},
    {"she", word_class::kShe},
    {"they", word_class::kThey},
    {"anyone", word_class::kAnyone},
    {"you", word_class::kYou},
    {"object", word_class::kObject},
    {"hearer", word_class::kHearer},
    {"document", word_class::kDocument},
    {"body", word_class::kBody},
    {"work", word_class::kWork},
    {"naming", word_class::kNaming},
    {"crowd", word_class::kCrowd},
}};
constexpr std::array<std::pair<std::string_view, Bits>, 8> kFrames = {{
    {"direct", frame::kDirect},
    {"clause", frame::kClause},
    {"bare", frame::kBare},
    {"object", frame::kTold},
    {"infinitive", frame::kInfinitive},
    {"de", frame::kDe},
    {"to", frame::kTo},
    {"self", frame::kSelf},
}};

template <std::size_t N>
Bits bit_of(const std::array<std::pair<std::string_view, Bits>, N>& names, std::string_view name) {
  for (const auto& [known, bit] : names) {
    if (known == name) return bit;
  }
  return 0;
}

/// Calls `take` with each part of `text` between separators.
template <typename Take>
void split(std::string_view text, char separator, Take&& take) {
  while (!text.empty()) {
    const auto end = text.find(separator);
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string folded(std::string_view utf8) {
  std::string key;
  append_folded(to_utf16(utf8), key);
  return key;
}

}  // namespace

SpeechData::SpeechData(std::string_view language) {
  for (const TsvRow& row : read_tsv(embedded_data("speech_verbs.tsv"), language)) {
    if (row.size() < 4) continue;
    SpeechVerb verb{std::string(row[1]), Stance::kNeutral, 0};
    if (row[2] == "distancing") verb.stance = Stance::kDistancing;
    if (row[2] == "committing") verb.stance = Stance::kCommitting;
    split(row[3], ',', [&](std::string_view name) { verb.frames |= bit_of(kFrames, name); });
    split(row[1], ' ', [&](std::string_view part) {
      if (part.size() < row[1].size()) of_two_[std::string(part)] = true;
    });
    verbs_.emplace(verb.lemma, std::move(verb));
  }
  for (const TsvRow& row : read_tsv(embedded_data("roles.tsv"), language)) {
    if (row.size() < 3) continue;
    words_[folded(row[2])] |= word_class::kPerson;
    knows_people_ = true;
  }
  for (const TsvRow& row : read_tsv(embedded_data("speech_words.tsv"), language)) {
    if (row.size() < 3) continue;
    std::vector<std::string> parts;
    split(row[2], ' ', [&](std::string_view part) { parts.push_back(folded(part)); });
    if (parts.empty()) continue;
    const std::string first = std::move(parts.front());
    parts.erase(parts.begin());
    if (row[1] == "source") {
      sources_[first].push_back(std::move(parts));
    } else if (parts.empty()) {
      words_[first] |= bit_of(kClasses, row[1]);
    }
  }
}

const SpeechVerb* SpeechData::verb(std::string_view lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

const SpeechVerb* SpeechData::verb_of_two(std::string_view first, std::string_view second) const {
  if (!of_two_.contains(first) || !of_two_.contains(second)) return nullptr;
  return verb(std::string(first) + ' ' + std::string(second));
}

Bits SpeechData::classes(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? 0 : found->second;
}

const std::vector<std::vector<std::string>>* SpeechData::sources(std::string_view folded) const {
  const auto found = sources_.find(folded);
  return found == sources_.end() ? nullptr : &found->second;
}

std::shared_ptr<const SpeechData> read_speech_data(std::string_view language) {
  return std::make_shared<SpeechData>(language);
}

}  // namespace filigrane
