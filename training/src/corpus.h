/// Readers for the corpora: CoNLL-U treebanks and JSON lines with names.
#pragma once
#include <string>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane::training {

/// One sentence of a treebank. Tokens have spans into `text`.
struct TreebankSentence {
  std::u16string text;
  bool space_after = true;  ///< a blank follows the sentence in running text
  std::vector<Token> tokens;
  std::vector<std::string> labels;  ///< "NOUN", "ADP+DET", …
  std::vector<std::string> lemmas;  ///< of single words; "" for contracted tokens
  std::vector<std::string> feats;   ///< the same; "" for none
};

/// @param split_words  true: a multi-word token counts as its words (English do | n't); false: as
///                     one token with a joined label (French du)
std::vector<TreebankSentence> read_conllu(const std::string& path, bool split_words);

struct NamedText {
  std::u16string text;
  struct Name {
    Utf16Span at;
    std::string type;
  };
  std::vector<Name> names;
};
/// @param first, last  lines [first, last), last 0 for all
std::vector<NamedText> read_names(const std::string& path, std::size_t first, std::size_t last);

/// Lines of articles with names marked as [Emmanuel Macron|PER]; one result a line. Lines that
/// begin with "# " are comments.
std::vector<NamedText> read_press(const std::string& path);

/// Where a file of a recipe lies: the project's own under training/, all others under `root`.
std::string path_of(const std::string& root, const std::string& file);
/// The whole file; ends the program with a message when it cannot be read.
std::string read_file(const std::string& path);
std::vector<std::string> split(const std::string& line, char separator);

}  // namespace filigrane::training
