#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

std::optional<std::string> read_file(const std::string& path, std::string& error) {
  const bool standard = path == "-";
  const std::unique_ptr<FILE, int (*)(FILE*)> opened(standard ? nullptr : fopen(path.c_str(), "rb"),
                                                     [](FILE* f) { return f ? fclose(f) : 0; });
  FILE* file = standard ? stdin : opened.get();
  std::string bytes;
  if (file) {
    constexpr std::size_t kChunk = 1 << 16;
    std::size_t size = 0;
    for (std::size_t got = 1; got > 0; size += got) {
      if (bytes.size() < size + kChunk) bytes.resize(2 * size + kChunk);
      got = fread(bytes.data() + size, 1, kChunk, file);
    }
    bytes.resize(size);
    if (!ferror(file)) return bytes;
  }
  error = (standard ? "standard input" : path) + ": " + std::strerror(errno);
  return std::nullopt;
}
