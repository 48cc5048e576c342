/// A model that does not fit the program, for the tests of those who refuse it.
#pragma once
#include <string>
#include <string_view>

#include "model/bundle.h"

namespace filigrane {

/// Another answer in the self-test, whose last byte ends the file. The checksum is made right
/// again, so that nothing but the self-test can object.
inline std::string with_wrong_selftest(std::string file) {
  file.back() = static_cast<char>(file.back() ^ 1);
  const std::size_t count = kBundleMagic.size() + 2;
  std::string header = bundle_header(0, std::string_view(file).substr(kBundleHeaderSize));
  header.replace(count, 2, file, count, 2);
  return file.replace(0, header.size(), header);
}

}  // namespace filigrane
