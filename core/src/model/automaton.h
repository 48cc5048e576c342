/// A map from byte strings to 16-bit values, as a minimal acyclic automaton read in place.
///
/// Keys and values are written together (key, kValueMark, two bytes), so that words with the same
/// ending and the same value share their states: J. Daciuk, "Incremental construction of minimal
/// acyclic finite-state automata", Computational Linguistics 26(1), 2000.
///
/// An arc is two or four bytes: the label; a byte with bit 0 = last arc of its state, bit 1 = the
/// target state follows this one; else six bits and two more bytes give the target's offset.
#pragma once
#include <array>
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

  Automaton() { from_root_.fill(kNoState); }
  /// Points into `bytes`. A damaged automaton gives wrong answers but never reads outside them.
  explicit Automaton(std::string_view bytes);

  State root() const { return 0; }
  std::optional<State> step(State state, std::uint8_t label) const {
    if (state != root()) return scan(state, label);
    const State target = from_root_[label];
    return target == kNoState ? std::nullopt : std::optional(target);
  }
  /// The value of the key that leads to `state`, if it is a key.
  std::optional<std::uint16_t> value(State state) const;
  std::optional<std::uint16_t> find(std::string_view key) const;

 private:
  static constexpr State kNoState = 0xFFFFFFFF;
  std::optional<State> scan(State state, std::uint8_t label) const;

  std::string_view bytes_;
  std::array<State, 256> from_root_;  // the root has many arcs, and every look-up begins there
};

}  // namespace filigrane
