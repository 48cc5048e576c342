#include "model/lemma_edit.h"

#include <algorithm>

namespace filigrane {
namespace {

constexpr std::uint8_t kAsWritten = 1, kWithoutCommas = 2;

}  // namespace

std::string LemmaEdit::apply(std::string_view form, std::string_view lower) const {
  std::string lemma(as_written ? form : lower);
  if (without_commas) std::erase(lemma, ',');
  // A letter whose small form has another length ("İ"): nothing is cut out of its middle.
  if (strip > lemma.size()) return std::string(lower);
  const std::size_t kept = lemma.size() - strip;
  if (kept < lemma.size() && (static_cast<std::uint8_t>(lemma[kept]) & 0xC0) == 0x80) {
    return std::string(lower);
  }
  lemma.resize(kept);
  return lemma.append(suffix);
}

std::vector<LemmaEdit> read_lemma_edits(ByteReader& reader) {
  std::vector<LemmaEdit> edits;
  for (int left = reader.u16(); left > 0 && reader.ok(); --left) {
    LemmaEdit edit;
    const std::uint8_t flags = reader.u8();
    edit.as_written = flags & kAsWritten;
    edit.without_commas = flags & kWithoutCommas;
    edit.strip = reader.u8();
    edit.suffix = reader.string();
    edits.push_back(edit);
  }
  return edits;
}

}  // namespace filigrane
