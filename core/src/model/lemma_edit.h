/// How a lemma is made from a form: cut bytes off its end, add others.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_reader.h"

namespace filigrane {

struct LemmaEdit {
  bool as_written = false;      ///< of the form as written; else of the form in lower case
  bool without_commas = false;  ///< "200,000" is "200000" first
  std::uint8_t strip = 0;       ///< bytes
  std::string_view suffix;

  /// @param form, lower  UTF-8, as written and as append_lower writes it
  std::string apply(std::string_view form, std::string_view lower) const;
};

/// Reads a 16-bit count and the edits: flags (bit 0 as_written, bit 1 without_commas), bytes to
/// strip, the suffix as a string.
std::vector<LemmaEdit> read_lemma_edits(ByteReader& reader);

}  // namespace filigrane
