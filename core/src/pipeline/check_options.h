#pragma once
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

/// Whether analyze() can be asked this: kTooLarge, or kInvalidArgument with what is wrong.
Status check_options(std::u16string_view text, const Resources& resources, const Options& options);

}  // namespace filigrane
