#include "model/bundle.h"

#include "base/byte_reader.h"
#include "base/sha256.h"

namespace filigrane {
namespace {

Status bad(const char* why) { return {Code::kBadBundle, why}; }

}  // namespace

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
  const std::string_view stated = header.bytes(32);
  if (!header.ok()) return {bad("model file cut off"), {}};

  const std::string_view content = std::string_view(bundle->bytes_).substr(kBundleHeaderSize);
  const Sha256 digest = sha256(content);
  if (stated != std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size())) {
    return {bad("checksum of the model file is wrong"), {}};
  }
  bundle->sha256_ = to_hex(digest);

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
