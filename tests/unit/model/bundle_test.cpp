#include "model/bundle.h"

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace filigrane {
namespace {

std::string u16(unsigned value) {
  return {static_cast<char>(value), static_cast<char>(value >> 8)};
}

/// A file with one section.
std::string with_header(const std::string& content, unsigned format) {
  std::string header = bundle_header(1, content);
  header.replace(kBundleMagic.size(), 2, u16(format));
  return header + content;
}

/// The same with a name and bytes for its section.
std::string file_with(const std::string& name, const std::string& bytes,
                      unsigned format = kBundleFormatMax) {
  const std::string content = u16(static_cast<unsigned>(name.size())) + name +
                              u16(static_cast<unsigned>(bytes.size())) + u16(0) + bytes;
  return with_header(content, format);
}

TEST(Bundle, ReadsSections) {
  const std::string file = file_with("lexicon", "words");
  const auto bundle = Bundle::read(file);
  ASSERT_TRUE(bundle.status.ok()) << bundle.status.detail;
  EXPECT_EQ(bundle.value->section("lexicon"), "words");
  EXPECT_EQ(bundle.value->section("absent"), "");
  EXPECT_EQ(bundle.value->sha256_hex(), to_hex(sha256(file.substr(kBundleHeaderSize))));
}

TEST(Bundle, RefusesWhatIsNoBundle) {
  EXPECT_EQ(Bundle::read("").status.code, Code::kBadBundle);
  EXPECT_EQ(Bundle::read("FILIGRA").status.code, Code::kBadBundle);
  EXPECT_EQ(Bundle::read(std::string(200, 'x')).status.code, Code::kBadBundle);
}

TEST(Bundle, RefusesOtherFormatsByName) {
  const auto bundle = Bundle::read(file_with("a", "b", 9));
  EXPECT_EQ(bundle.status.code, Code::kBundleVersion);
  EXPECT_NE(bundle.status.detail.find('9'), std::string::npos);
}

TEST(Bundle, RefusesEveryFlippedByteAndEveryCut) {
  const std::string file = file_with("lexicon", "words");
  for (std::size_t i = 0; i < file.size(); ++i) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    EXPECT_FALSE(Bundle::read(damaged).status.ok()) << "byte " << i;
    EXPECT_FALSE(Bundle::read(file.substr(0, i)).status.ok()) << "cut at " << i;
  }
}

TEST(Bundle, RefusesSectionsLongerThanTheFile) {
  std::string content = u16(1) + "a" + u16(1000) + u16(0) + "short";
  EXPECT_EQ(Bundle::read(with_header(content, kBundleFormatMax)).status.code, Code::kBadBundle);
}

}  // namespace
}  // namespace filigrane
