#pragma once
#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// Whether a correction is one of `ops`.
inline bool is_one_of(const Correction& correction, std::initializer_list<Correction::Op> ops) {
  return std::find(ops.begin(), ops.end(), correction.op) != ops.end();
}

/// Calls `apply` with each correction of the document that is one of `ops`, in order; where it
/// answers false, the correction leaves the document and a warning stays.
template <class Apply>
void for_each_correction(Document& document, std::initializer_list<Correction::Op> ops,
                         Apply apply) {
  std::vector<Correction> kept;
  for (Correction& correction : document.corrections) {
    if (!is_one_of(correction, ops) || apply(std::as_const(correction))) {
      kept.push_back(std::move(correction));
    } else {
      document.warnings.push_back({"correction-ignored", correction.at});
    }
  }
  document.corrections = std::move(kept);
}

/// The first of some items, in order and disjoint, that ends behind `start`.
template <class Items>
auto first_behind(Items& items, std::uint32_t start) {
  return std::partition_point(items.begin(), items.end(),
                              [start](const auto& item) { return item.at.end <= start; });
}

/// The mention at a place, or the first that it touches; mentions.size() for none.
inline std::uint32_t mention_touching(const Document& document, Utf16Span at) {
  const auto found = first_behind(document.mentions, at.start);
  const bool touches = found != document.mentions.end() && found->at.start < at.end;
  return static_cast<std::uint32_t>((touches ? found : document.mentions.end()) -
                                    document.mentions.begin());
}

}  // namespace filigrane
