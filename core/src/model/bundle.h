/// The model file: named sections behind a checksum. Knows no stage. Layout: docs/model-format.md.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

inline constexpr std::string_view kBundleMagic = "FILIGRAN";
inline constexpr std::uint16_t kBundleFormatMin = 3, kBundleFormatMax = 3;
/// Magic, format, count of sections, SHA-256 of all that follows.
inline constexpr std::size_t kBundleHeaderSize = 8 + 2 + 2 + 32;

/// Owns a copy of the file's bytes; sections point into it.
class Bundle {
 public:
  /// Errors: kBadBundle, kBundleVersion.
  static Result<std::shared_ptr<const Bundle>> read(std::string_view file);

  /// The bytes of a section; empty when the file has no such section.
  std::string_view section(std::string_view name) const;
  /// SHA-256 of the whole content, as the header states it.
  const std::string& sha256_hex() const { return sha256_; }

 private:
  std::string bytes_;
  std::string sha256_;
  std::map<std::string, std::string_view, std::less<>> sections_;
};

}  // namespace filigrane
