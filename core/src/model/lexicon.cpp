#include "model/lexicon.h"

#include <algorithm>

#include "model/attributes.h"

namespace filigrane {

std::optional<Lexicon> Lexicon::read(std::string_view automaton, std::string_view classes) {
  Lexicon lexicon;
  lexicon.forms_ = Automaton(automaton);
  ByteReader reader(classes);
  for (int left = reader.u16(); left > 0 && reader.ok(); --left) {
    lexicon.feats_.push_back(reader.string());
  }
  lexicon.edits_ = read_lemma_edits(reader);
  for (int left = reader.u16(); left > 0 && reader.ok(); --left) {
    Entry entry;
    entry.first = static_cast<std::uint32_t>(lexicon.readings_.size());
    entry.count = reader.u8();
    for (int i = 0; i < entry.count && reader.ok(); ++i) {
      Reading reading;
      const std::uint8_t upos = reader.u8();
      reading.feats = reader.u16();
      reading.edit = reader.u16();
      if (upos >= kUposCount || reading.edit >= lexicon.edits_.size()) return {};
      if (reading.feats >= lexicon.feats_.size() && reading.feats != kUnknownFeats) return {};
      reading.upos = static_cast<Upos>(upos);
      entry.tags |= upos_bit(reading.upos);
      // A sum, so that the order of the readings does not count.
      entry.hash += mix(hash_bytes(lexicon.feats(reading.feats)), upos + 1u);
      lexicon.readings_.push_back(reading);
    }
    lexicon.classes_.push_back(entry);
  }
  if (!reader.ok() || reader.left() != 0) return {};
  return lexicon;
}

std::span<const Reading> Lexicon::readings(Class c) const {
  if (c >= classes_.size()) return {};
  return std::span(readings_).subspan(classes_[c].first, classes_[c].count);
}

std::span<const Reading> Lexicon::readings(Class c, Upos upos) const {
  const auto all = readings(c);
  const auto is = [upos](const Reading& reading) { return reading.upos == upos; };
  const auto first = std::find_if(all.begin(), all.end(), is);
  return {first, std::find_if_not(first, all.end(), is)};
}

std::optional<FeatsId> Lexicon::find_feats(std::string_view bundle) const {
  const auto found = std::find(feats_.begin(), feats_.end(), bundle);
  if (found == feats_.end()) return {};
  return static_cast<FeatsId>(found - feats_.begin());
}

const Reading* Lexicon::reading(Class c, Upos upos, FeatsId feats) const {
  const auto some = readings(c, upos);
  if (some.empty()) return nullptr;
  const auto same = std::find_if(some.begin(), some.end(),
                                 [feats](const Reading& each) { return each.feats == feats; });
  return same == some.end() ? &some.front() : &*same;
}

}  // namespace filigrane
