/// What the user says of a text, put in where the stages before it have had their say: a stage
/// behind reads it as it reads the rest. docs/document.md says what each correction does.
///
/// Each function carries out the corrections of document.corrections that concern it, in order,
/// and takes out those that do not fit the text, each with a warning "correction-ignored".
#pragma once
#include <span>

#include "filigrane/filigrane.h"
#include "names/name_words.h"

namespace filigrane {

/// Names: first what `dictionary` says of words, then kName and kNoName. Reads blocks and tokens,
/// changes mentions; puts the entries that are in the text into document.dictionary.
void correct_names(Document& document, std::span<const DictionaryEntry> dictionary);

/// Entities: kSame, kApart, kRename. Ids are new ones: no one may hold older ones.
void correct_entities(Document& document, const NameWords& words);

/// Dates: kDate, kNoDate.
void correct_dates(Document& document);

/// Quotations: kSpeaker, kNoQuote. Entities have their ids.
void correct_quotes(Document& document);

}  // namespace filigrane
