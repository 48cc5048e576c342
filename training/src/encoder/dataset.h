/// Examples for the trainer of the encoder: made by training/src/examples.h, kept in files.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace filigrane::training {

/// Rows of feature hashes; -1 for a feature without one.
using RowIndex = std::unordered_map<std::uint32_t, std::int32_t>;

struct Dataset {
  std::vector<std::uint32_t> sequences{0}, starts{0};  ///< of tokens; of features
  std::vector<std::uint32_t> hashes;
  std::vector<std::int32_t> rows;  ///< of `hashes`, see index()
  /// One a token: numbers of labels, -1 where there is none to learn.
  std::vector<std::int16_t> tags, morphs;
  std::vector<std::int8_t> names, ends;
  std::vector<std::uint8_t> contracted;
  std::uint32_t source = 0;  ///< which set of the recipe

  static Dataset read(const std::string& path);
  void write(const std::string& path) const;
  void index(const RowIndex& index);
  std::size_t count() const { return sequences.size() - 1; }
  std::size_t tokens() const { return tags.size(); }
  std::span<const std::int32_t> rows_of(std::size_t token) const {
    return std::span(rows).subspan(starts[token], starts[token + 1] - starts[token]);
  }
};

}  // namespace filigrane::training
