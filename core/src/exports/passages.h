/// What several formats ask of a document.
#pragma once
#include <optional>
#include <string>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The words of a span as UTF-8; a lone surrogate as U+FFFD.
std::string words_of(const Document& document, Utf16Span at);

/// The sentence in which `at` begins; nothing where it begins in none.
std::optional<Utf16Span> sentence_around(const Document& document, std::uint32_t at);

/// Who speaks: the name of the entity, else the words that describe the speaker, else empty.
std::string speaker_of(const Document& document, const Quote& quote);

/// The value of a figure, and its unit behind a blank where it has one.
/// @pre it has a value
std::string amount_of(const Quantity& quantity);

/// What neither XML nor spreadsheets take: control characters but for tabs and line ends.
constexpr bool is_refused_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Whether an entity is of the article: what only menus and other headlines name has no weight.
inline bool is_of_article(const Entity& entity) { return entity.salience > 0; }

}  // namespace filigrane
