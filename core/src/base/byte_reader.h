/// Little-endian reader over bytes that may be damaged: every step is bounds-checked.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace filigrane {

/// After a read past the end every further read gives 0 and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  std::size_t left() const { return bytes_.size(); }

  std::string_view bytes(std::size_t count) {
    if (count > bytes_.size()) {
      ok_ = false;
      bytes_ = {};
      return {};
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }
  /// An IEEE single.
  float f32() {
    const std::uint32_t bits = u32();
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  std::int16_t i16() { return static_cast<std::int16_t>(u16()); }
  /// A string with a 16-bit length before it.
  std::string_view string() { return bytes(u16()); }

 private:
  std::uint64_t number(std::size_t count) {
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (const char byte : bytes(count)) {
      value |= std::uint64_t{static_cast<std::uint8_t>(byte)} << shift;
      shift += 8;
    }
    return value;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace filigrane
