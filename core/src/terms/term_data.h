#pragma once
#include <set>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

/// core/data/stopwords.tsv for one language; for an unknown one the stop words of all. Words are in
/// the form that append_folded writes.
struct TermData {
  using Words = std::set<std::string, std::less<>>;
  Words stop;     ///< never in a term
  Words weak;     ///< no term alone, and none begins with one
  Words link;     ///< joins two parts of a term: "de", "of"
  Words article;  ///< may stand behind a link
};

/// A word without its plural ending, on top of append_folded: good enough to count "cellule" and
/// "cellules" as one.
void strip_plural(std::string& folded);

}  // namespace filigrane
