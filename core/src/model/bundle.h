/// The model file: named sections behind a checksum. Knows no stage. Layout: docs/model-format.md.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

inline constexpr std::string_view kBundleMagic = "FILIGRAN";
inline constexpr std::uint16_t kBundleFormatMin = 4, kBundleFormatMax = 4;
/// Magic, format, count of sections, checksum() of all that follows, SHA-256 of the sections.
inline constexpr std::size_t kBundleHeaderSize = 8 + 2 + 2 + 8 + 32;

/// The header of a file with these sections, for whoever writes one.
/// @param sections  as they follow it: all names, sizes and bytes
std::string bundle_header(std::uint16_t count, std::string_view sections);

/// Owns a copy of the file's bytes; sections point into it.
class Bundle {
 public:
  /// Errors: kBadBundle, kBundleVersion.
  static Result<std::shared_ptr<const Bundle>> read(std::string_view file);

  /// The bytes of a section; empty when the file has no such section.
  std::string_view section(std::string_view name) const;
  /// SHA-256 of the sections, as the header states it: the model's name for good. Whether the
  /// bytes are sound the checksum says, in far less time.
  const std::string& sha256_hex() const { return sha256_; }

 private:
  std::string bytes_;
  std::string sha256_;
  std::map<std::string, std::string_view, std::less<>> sections_;
};

}  // namespace filigrane
