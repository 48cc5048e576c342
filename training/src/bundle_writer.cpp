#include "bundle_writer.h"

#include "base/sha256.h"
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
  std::string file(kBundleMagic);
  append_u16(file, kBundleFormatMax);
  append_u16(file, static_cast<unsigned>(sections_.size()));
  const Sha256 digest = sha256(content);
  file.append(digest.begin(), digest.end());
  return file + content;
}

}  // namespace filigrane::training
