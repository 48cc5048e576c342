#pragma once
#include <optional>
#include <vector>

#include "names/name_words.h"
#include "speech/reports.h"

namespace filigrane {

struct Speaker {
  EntityId entity = kNoEntity;
  std::optional<Utf16Span> text;  ///< the words that name or describe it
  Gender gender = Gender::kUnknown;
  bool plural = false;
  Score confidence = 0;
  bool known() const { return entity != kNoEntity || text.has_value(); }
};

/// Speakers of the reports of a passage, one each: names, descriptions, and pronouns, which stand
/// for whom the sentences before were about.
std::vector<Speaker> find_speakers(const Document& document, const Passage& passage,
                                   const std::vector<Report>& reports, const SpeechData& data,
                                   const NameWords& names);

}  // namespace filigrane
