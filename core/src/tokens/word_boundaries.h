/// ICU's word boundaries (UAX #29), the base on which the rules of a language cut and join.
#pragma once
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string_view>

namespace filigrane {

/// Boundaries of one text, asked from left to right; linear over the whole text, no copy of it.
/// ICU never sees characters of kind kRunOnly: a run of one such script is one segment, so that
/// results do not depend on ICU's dictionaries.
class WordBoundaries {
 public:
  /// @param text       must outlive the object
  /// @param prototype  cloned; null (no break rules in ICU's data) gives one segment a character
  WordBoundaries(std::u16string_view text, const icu::BreakIterator* prototype);
  ~WordBoundaries();
  WordBoundaries(const WordBoundaries&) = delete;
  WordBoundaries& operator=(const WordBoundaries&) = delete;

  /// The first boundary after `at` (UTF-16 units); `at` is inside the text and never goes back.
  std::uint32_t after(std::uint32_t at);
  /// A line begins at `at`, which is a boundary: what was left out before it is not walked through.
  void begin_line(std::uint32_t at);

 private:
  std::uint32_t open_region(std::uint32_t at);
  std::uint32_t end_of_run(std::uint32_t at) const;
  std::uint32_t end_of_character(std::uint32_t at) const;

  std::u16string_view text_;
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText region_ = UTEXT_INITIALIZER;  // what the iterator walks on: text without kRunOnly
  std::uint32_t region_start_ = 0, region_end_ = 0;
  std::uint32_t boundary_ = 0;  // the last one found
};

}  // namespace filigrane
