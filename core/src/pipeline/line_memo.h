/// What the model said of each line of a text, kept from one analysis to the next.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filigrane/memo.h"
#include "names/agreement.h"

namespace filigrane {

/// What tagging finds in a stretch of text before it looks at the whole document.
struct TaggedText {
  std::vector<Token> tokens;
  std::vector<NameStart> starts;  ///< one a token
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;

  /// Adds another stretch, `unit` units further on.
  void append(const TaggedText& other, std::uint32_t unit);
};

/// The lines of the last text. A reading counts from the first unit and token of its line.
class AnalysisMemo {
 public:
  /// A text is looked at next; what a model other than the last one's said is forgotten.
  void begin(std::string_view model);
  /// The reading of a line, and that it belongs to this text; null where there is none.
  /// @param line  its units, with what of its surroundings was looked at
  const TaggedText* find(std::u16string_view line);
  void keep(std::u16string_view line, TaggedText reading);
  void forget() { *this = {}; }
  /// Lines that were not asked for are gone.
  void end() { last_ = {}; }

 private:
  struct Hash : std::hash<std::u16string_view> {
    using is_transparent = void;
  };
  using Lines = std::unordered_map<std::u16string, TaggedText, Hash, std::equal_to<>>;
  std::string model_;
  Lines last_, lines_;
  std::size_t tokens_ = 0;  // in lines_
};

}  // namespace filigrane
