/// The features of the line classifier. Training and analysis call this same code.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layout/line_facts.h"

namespace filigrane {

/// Number of features; each is a number below it.
std::uint16_t line_feature_count();
/// The name of a feature, as in core/data/layout_weights.tsv: "length=3", "next:cue-share=whole".
std::string line_feature_name(std::uint16_t feature);

/// What concerns all lines of a page.
class PageFeatures {
 public:
  explicit PageFeatures(std::span<const LineFacts> lines);
  /// The features of line `i`, in place of what `features` held.
  void of(std::size_t i, std::vector<std::uint16_t>& features) const;

 private:
  void own(std::size_t i, std::vector<std::uint16_t>& features) const;

  std::span<const LineFacts> lines_;
  std::vector<std::uint8_t> copies_;     // bit 0: the line stands before, bit 1: again later
  std::vector<std::uint8_t> announced_;  // which cue stands above, and how far
  std::vector<std::uint8_t> shorts_;     // length of the row of short lines around it, at most 255
  std::size_t first_ = 0,
              last_ = 0;      // first and last line of running text; size() if there is none
  std::size_t headline_ = 0;  // the line before the running text that says most of it
  bool has_blanks_ = false;
  int running_share_ = 0;
};

}  // namespace filigrane
