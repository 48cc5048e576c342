/// Text as careless people and pages write it, so that models do not rely on tidy writing.
#pragma once
#include <random>
#include <string>
#include <string_view>

namespace filigrane::training {

/// Rewrites a sentence at times: all in capitals, as a heading; without accents; all in small
/// letters; Each Word With A Capital (English); with other apostrophes and quotation marks. Every
/// character stays where it is, so that spans hold.
void disguise(std::u16string& text, std::string_view language, std::mt19937& random);

}  // namespace filigrane::training
