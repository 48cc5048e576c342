/// The table training/data/readings-*.tsv: how each source writes its readings.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "feature_bundles.h"

namespace filigrane::training {

/// What a word list or another treebank says of a form, before the rules.
struct SourceReading {
  std::string source;  ///< name of the file without folder and ending
  std::string upos, tag, feats;
  std::string form, lemma;  ///< in lower case
};

class ReadingRules {
 public:
  /// Features of a bundle that nothing is known of.
  static constexpr const char* kUnknown = "?";

  /// @param table    the file's text; without one, everything stays as it is
  /// @param genders  rows of the word list of noun genders: form -> "Masc" or "Fem"
  /// @param seen     forms of the raw text
  ReadingRules(const std::string& table, std::map<std::string, std::string> genders,
               std::set<std::string> seen);

  /// The bundles of the reading in the conventions of the main treebank; none: to be left out.
  std::vector<std::string> apply(const SourceReading& reading) const;
  /// Where a row says "noun", the lemma of a feminine that has a masculine is its own singular, as
  /// in the treebanks: "actrices" is "actrice", not "acteur".
  void set_lemma(SourceReading& reading) const;

 private:
  struct Row {
    std::string source, upos, tag;
    Features has;
    std::vector<std::string> changes;
  };
  bool fits(const Row& row, const SourceReading& reading, const Features& features) const;
  std::vector<std::string> noun(const SourceReading& reading) const;

  std::vector<Row> rows_;
  std::map<std::string, std::string> genders_;
  std::set<std::string> seen_;
};

}  // namespace filigrane::training
