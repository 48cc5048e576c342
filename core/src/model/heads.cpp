#include "model/heads.h"

#include "base/byte_reader.h"

namespace filigrane {

std::optional<Heads> Heads::read(std::string_view section) {
  Heads heads;
  ByteReader reader(section);
  const std::size_t tags = reader.u8();
  if (tags == 0 || tags > kMaxLabels) return {};
  for (std::size_t i = 0; i < tags; ++i) heads.tags_.emplace_back(reader.string());
  auto names = Chain::read(reader);
  if (!names) return {};
  heads.names_ = std::move(*names);
  if (!reader.ok() || reader.left() != 0) return {};
  return heads;
}

}  // namespace filigrane
