#pragma once
#include <vector>

#include "speech/subjects.h"

namespace filigrane {

/// A verb or preposition that says who said something.
struct Report {
  enum class Form : std::uint8_t { kFinite, kParticiple, kInfinitive, kSource };
  std::uint32_t phrase = 0;
  UnitSpan at;                        ///< the verb with its auxiliaries, or the preposition
  std::uint32_t verb = 0;             ///< the unit of the verb itself
  const SpeechVerb* entry = nullptr;  ///< null: a verb that is none of speech by itself
  Form form = Form::kFinite;
  Subject subject;
  bool aside = false;      ///< set beside what was said: "..., a dit X, ..."
  bool as = false;         ///< "comme l'explique X"
  bool reflexive = false;  ///< "se dit pret"
  UnitSpan whole;          ///< with its subject
};

/// All reports of a passage, in the order of its units.
std::vector<Report> find_reports(const Document& document, const SpeechData& data,
                                 const Passage& passage);

}  // namespace filigrane
