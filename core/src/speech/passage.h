#pragma once
#include <span>
#include <vector>

#include "filigrane/filigrane.h"
#include "speech/marks.h"
#include "speech/speech_data.h"

namespace filigrane {

/// A token, a name of several tokens, or a whole stretch between quotation marks.
struct Unit {
  Utf16Span at;
  std::uint32_t token = 0;  ///< its first
  std::int32_t marked = -1;
  std::int32_t mention = -1;
  Upos upos = Upos::kX;
  bool small = false;  ///< begins with a small letter
  bool comma = false;  ///< a comma, dash or bracket
  bool stop = false;   ///< . ; : ! ?
  bool colon = false;
  bool contracted = false;  ///< a preposition with its article: du
  Bits classes = 0;
  const SpeechVerb* verb = nullptr;  ///< a verb of speech
};

/// A sentence of the reporter, or of what stands between marks; stretches inside it are one unit.
struct Phrase {
  std::uint32_t first = 0, last = 0;  ///< units [first, last)
  std::uint32_t block = 0;
  std::int32_t inside = -1;  ///< the marked stretch that it is part of
  std::uint32_t number = 0;  ///< of the reporter's sentence that it is or lies in
};

/// The content of a document as units and phrases. Phrases are in the order of the text, those
/// inside a stretch behind the one that holds it.
struct Passage {
  std::vector<Unit> units;
  std::vector<Phrase> phrases;
};

Passage read_passage(const Document& document, const SpeechData& data,
                     std::span<const Marked> marked);

}  // namespace filigrane
