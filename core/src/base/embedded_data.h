/// The files of core/data, compiled into the library by cmake/EmbedData.cmake.
#pragma once
#include <string_view>

namespace filigrane {
/// UTF-8 bytes of core/data/<name>, or an empty view when there is no such file.
std::string_view embedded_data(std::string_view name);
}  // namespace filigrane
