#pragma once
#include <string>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/rarity.h"
#include "terms/term_data.h"

namespace filigrane {

/// What may become a key term: all places with the same words, whatever their number or case.
struct Candidate {
  EntityId entity = kNoEntity;  ///< set for a name that stands alone
  bool multiword = false;
  unsigned rarity = 0;        ///< sum over its words, of 0 to 15 each
  unsigned words = 0;         ///< how many that sum counts
  std::vector<TokenSpan> at;  ///< in text order
};

/// Noun phrases and names of the content blocks; where no word is tagged, runs of words between
/// stop words. A part of a longer candidate is one too, if it also stands elsewhere. In the order
/// of first occurrence.
std::vector<Candidate> find_candidates(const Document& document, const TermData& data,
                                       const Rarity* rarity);

}  // namespace filigrane
