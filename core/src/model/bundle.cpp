#include "model/bundle.h"

#include <algorithm>

#include "base/byte_reader.h"
#include "base/checksum.h"
#include "base/sha256.h"

namespace filigrane {
namespace {

Status bad(const char* why) { return {Code::kBadBundle, why}; }

void append_number(std::uint64_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

}  // namespace

std::string bundle_header(std::uint16_t count, std::string_view sections) {
  const Sha256 digest = sha256(sections);
  std::string checked(digest.begin(), digest.end());
  const std::size_t own = checked.size();
  checked += sections;
  std::string header(kBundleMagic);
  append_number(kBundleFormatMax, 2, header);
  append_number(count, 2, header);
  append_number(checksum(checked), 8, header);
  return header.append(checked, 0, own);
}

Result<std::shared_ptr<const Bundle>> Bundle::read(std::string_view file) {
  auto bundle = std::make_shared<Bundle>();
  bundle->bytes_ = file;
  ByteReader header(bundle->bytes_);
  if (header.bytes(kBundleMagic.size()) != kBundleMagic) return {bad("not a model file"), {}};
  const std::uint16_t format = header.u16();
  if (format < kBundleFormatMin || format > kBundleFormatMax) {
    return {{Code::kBundleVersion, "model file of format " + std::to_string(format)}, {}};
  }
  const std::uint16_t count = header.u16();
  const std::uint64_t stated = header.u64();
  Sha256 digest = {};
  const std::string_view checked =
      std::string_view(bundle->bytes_).substr(bundle->bytes_.size() - header.left());
  const std::string_view identity = header.bytes(digest.size());
  if (!header.ok()) return {bad("model file cut off"), {}};
  if (stated != checksum(checked)) return {bad("checksum of the model file is wrong"), {}};
  std::copy(identity.begin(), identity.end(), digest.begin());
  bundle->sha256_ = to_hex(digest);

  const std::string_view content = checked.substr(digest.size());
  ByteReader reader(content);
  for (int i = 0; i < count; ++i) {
    const std::string_view name = reader.string();
    const std::uint32_t size = reader.u32();
    bundle->sections_[std::string(name)] = reader.bytes(size);
  }
  if (!reader.ok() || reader.left() != 0) return {bad("sections of the model file"), {}};
  return {{}, std::move(bundle)};
}

std::string_view Bundle::section(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view{} : found->second;
}

}  // namespace filigrane
