#pragma once
#include "filigrane/filigrane.h"
#include "names/name_words.h"
#include "speech/speech_data.h"

namespace filigrane {

/// Fills in document.quotes: words between quotation marks that somebody said, and clauses that
/// report what somebody said, each with its speaker and the verb that says so. Adds a warning
/// "unclosed-quote" for each quotation whose closing mark is missing.
/// Reads blocks, sentences, tokens, mentions and entities.
void find_quotes(Document& document, const SpeechData& data, const NameWords& names);

}  // namespace filigrane
