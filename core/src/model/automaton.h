/// A map from byte strings to 16-bit values, as a minimal acyclic automaton read in place.
///
/// Keys and values are written together (key, kValueMark, two bytes), so that words with the same
/// ending and the same value share their states: J. Daciuk, "Incremental construction of minimal
/// acyclic finite-state automata", Computational Linguistics 26(1), 2000.
///
/// An arc is two or four bytes: the label; a byte with bit 0 = last arc of its state, bit 1 = the
/// target state follows this one; else six bits and two more bytes give the target's offset.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

class Automaton {
 public:
  /// Parts a key from its value; no key contains it.
  static constexpr std::uint8_t kValueMark = 1;
  using State = std::uint32_t;  ///< offset of the state's first arc

  Automaton() = default;
  /// Points into `bytes`. A damaged automaton gives wrong answers but never reads outside them.
  explicit Automaton(std::string_view bytes) : bytes_(bytes) {}

  State root() const { return 0; }
  std::optional<State> step(State state, std::uint8_t label) const;
  /// The value of the key that leads to `state`, if it is a key.
  std::optional<std::uint16_t> value(State state) const;
  std::optional<std::uint16_t> find(std::string_view key) const;

 private:
  std::string_view bytes_;
};

}  // namespace filigrane
