#pragma once
#include <memory>
#include <span>

#include "filigrane/filigrane.h"
#include "layout/line_facts.h"
#include "layout/line_model.h"

namespace filigrane {

/// What reading the layout needs: cue words, names of months, weights.
struct LayoutData {
  LineReader lines;
  LineWeights weights = read_line_weights();
};
std::shared_ptr<const LayoutData> read_layout_data();

/// Sets the kinds of the blocks of `document` and its metadata. Text, language and blocks are set;
/// tokens and mentions help where there are any.
/// @param said       the kinds that the user gives: to the block that starts there or holds the
/// start
/// @param published  the day that the user gives; wins over what the text says
void read_layout(Document& document, const LayoutData& data, std::span<const Block> said,
                 const std::optional<std::string>& published);

}  // namespace filigrane
