#include "bundle_writer.h"

#include "model/bundle.h"

namespace filigrane::training {

void append_u16(std::string& out, unsigned value) {
  out += static_cast<char>(value);
  out += static_cast<char>(value >> 8);
}

void append_u32(std::string& out, unsigned value) {
  append_u16(out, value);
  append_u16(out, value >> 16);
}

void append_string(std::string& out, const std::string& value) {
  append_u16(out, static_cast<unsigned>(value.size()));
  out += value;
}

std::string BundleWriter::write() const {
  std::string content;
  for (const auto& [name, bytes] : sections_) {
    append_string(content, name);
    append_u32(content, static_cast<unsigned>(bytes.size()));
    content += bytes;
  }
  return bundle_header(static_cast<std::uint16_t>(sections_.size()), content) + content;
}

}  // namespace filigrane::training
