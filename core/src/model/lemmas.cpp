#include "model/lemmas.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Features that tell two lemmas of one ending apart ("-s" of a plural, "-ant" of a participle).
constexpr std::array<std::string_view, 8> kTellingFeatures = {
    "Degree", "Gender", "Mood", "Number", "Person", "PronType", "Tense", "VerbForm"};

}  // namespace

std::string LemmaRules::group_of(std::string_view feats) {
  std::string group;
  while (!feats.empty()) {
    const std::string_view feature = feats.substr(0, feats.find('|'));
    feats.remove_prefix(std::min(feats.size(), feature.size() + 1));
    const std::string_view name = feature.substr(0, feature.find('='));
    if (std::find(kTellingFeatures.begin(), kTellingFeatures.end(), name) ==
        kTellingFeatures.end()) {
      continue;
    }
    if (!group.empty()) group += '|';
    group += feature;
  }
  return group;
}

LemmaRules::Case LemmaRules::case_of(std::string_view form, std::string_view lower) {
  if (form == lower) return Case::kSmall;
  if (form.size() != lower.size()) return Case::kMixed;
  std::size_t changed = 0, first = form.size(), letters = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(lower[i]);
    letters += (byte >= 'a' && byte <= 'z') || byte >= 0xC3;
    if (form[i] == lower[i]) continue;
    first = std::min(first, i);
    ++changed;
  }
  if (changed == letters && letters > 1) return Case::kAll;
  return changed == 1 && first <= 1 ? Case::kFirst : Case::kMixed;
}

std::optional<LemmaRules> LemmaRules::read(std::string_view section, const Lexicon& lexicon) {
  LemmaRules rules;
  ByteReader reader(section);
  rules.edits_ = read_lemma_edits(reader);
  std::vector<std::string_view> groups;
  for (int left = reader.u8(); left > 0 && reader.ok(); --left) groups.push_back(reader.string());
  rules.rules_ = Automaton(reader.bytes(reader.left()));
  if (!reader.ok()) return {};
  for (std::size_t id = 0; id < lexicon.feats_count(); ++id) {
    const std::string group = group_of(lexicon.feats(static_cast<FeatsId>(id)));
    const auto found = std::find(groups.begin(), groups.end(), group);
    rules.groups_.push_back(found == groups.end() ? kAnyGroup
                                                  : static_cast<std::uint8_t>(
                                                        kAnyGroup + 1 + (found - groups.begin())));
  }
  return rules;
}

std::optional<std::uint16_t> LemmaRules::longest(std::uint8_t kind, std::uint8_t group,
                                                 std::string_view lower) const {
  auto state = rules_.step(rules_.root(), kind);
  if (state) state = rules_.step(*state, group);
  if (!state) return {};
  auto best = rules_.value(*state);
  for (std::size_t used = 0; used < std::min(lower.size(), kLongestEnd); ++used) {
    const auto next =
        rules_.step(*state, static_cast<std::uint8_t>(end_byte(lower[lower.size() - 1 - used])));
    if (!next) return best;
    state = next;
    if (const auto value = rules_.value(*state)) best = value;
  }
  if (lower.size() > kLongestEnd) return best;
  if (const auto whole = rules_.step(*state, kWhole)) {
    if (const auto value = rules_.value(*whole)) best = value;
  }
  return best;
}

std::string LemmaRules::guess(std::string_view form, std::string_view lower, Upos upos,
                              FeatsId feats) const {
  const auto tag = static_cast<std::uint8_t>(upos);
  const std::uint8_t group = feats < groups_.size() ? groups_[feats] : kAnyGroup;
  std::optional<std::uint16_t> found;
  if (group != kAnyGroup) found = longest(kEndRules + tag, group, lower);
  if (!found) found = longest(kEndRules + tag, kAnyGroup, lower);
  LemmaEdit edit;
  if (found && *found < edits_.size()) edit = edits_[*found];
  const auto capitals =
      longest(kCaseRules + tag, kAnyGroup + static_cast<std::uint8_t>(case_of(form, lower)), lower);
  edit.as_written = capitals == kAsWritten;
  std::string lemma = edit.apply(form, lower);
  return capitals == kCapital ? with_capital(lemma) : lemma;
}

std::string LemmaRules::with_capital(std::string_view word) {
  std::u16string text = to_utf16(word);
  if (text.empty()) return {};
  const CodePoint first = code_point_at(text, 0);
  std::string capital;
  append_utf8(static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value))), capital);
  append_utf8(std::u16string_view(text).substr(first.units), capital);
  return capital;
}

std::string lemma_of(std::u16string_view form, std::string_view lower,
                     std::optional<Lexicon::Class> known, Upos upos, FeatsId feats,
                     const Lexicon& lexicon, const LemmaRules& rules) {
  const std::string written = to_utf8(form);
  const Reading* reading = known ? lexicon.reading(*known, upos, feats) : nullptr;
  if (reading) return lexicon.edit(*reading).apply(written, lower);
  return rules.guess(written, lower, upos, feats);
}

}  // namespace filigrane
