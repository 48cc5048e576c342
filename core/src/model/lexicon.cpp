#include "model/lexicon.h"

#include "base/byte_reader.h"

namespace filigrane {

std::optional<Lexicon> Lexicon::read(std::string_view automaton, std::string_view classes) {
  Lexicon lexicon;
  lexicon.forms_ = Automaton(automaton);
  ByteReader reader(classes);
  const std::uint16_t count = reader.u16();
  for (int i = 0; i < count && reader.ok(); ++i) {
    Entry entry;
    for (int left = reader.u8(); left > 0 && reader.ok(); --left) {
      const std::uint8_t upos = reader.u8();
      if (upos >= kUposCount) return {};
      const std::uint8_t strip = reader.u8();
      entry.lemmas.push_back({static_cast<Upos>(upos), strip, reader.string()});
      entry.tags |= upos_bit(static_cast<Upos>(upos));
    }
    lexicon.classes_.push_back(std::move(entry));
  }
  if (!reader.ok() || reader.left() != 0) return {};
  return lexicon;
}

std::optional<std::string> Lexicon::lemma(std::string_view lower, Class c, Upos upos) const {
  if (c >= classes_.size()) return {};
  for (const Lemma& lemma : classes_[c].lemmas) {
    if (lemma.upos != upos || lemma.strip > lower.size()) continue;
    std::string result(lower.substr(0, lower.size() - lemma.strip));
    return result.append(lemma.suffix);
  }
  return {};
}

}  // namespace filigrane
