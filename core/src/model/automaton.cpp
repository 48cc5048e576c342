#include "model/automaton.h"

namespace filigrane {
namespace {

constexpr std::uint8_t kLastArc = 1, kTargetNext = 2;

}  // namespace

Automaton::Automaton(std::string_view bytes) : bytes_(bytes) {
  for (std::size_t label = 0; label < from_root_.size(); ++label) {
    from_root_[label] = scan(root(), static_cast<std::uint8_t>(label)).value_or(kNoState);
  }
}

std::optional<Automaton::State> Automaton::scan(State state, std::uint8_t label) const {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes_.data());
  std::optional<State> target;
  bool target_next = false;
  // With kTargetNext the target follows the last arc of this state, so the scan must reach it.
  for (std::size_t at = state; at + 2 <= bytes_.size();) {
    const std::uint8_t flags = data[at + 1];
    const bool next = flags & kTargetNext;
    if (!next && at + 4 > bytes_.size()) return {};
    if (data[at] == label) {
      if (!next) return State{flags} >> 2 | State{data[at + 2]} << 6 | State{data[at + 3]} << 14;
      target_next = true;
    } else if (data[at] > label && !target_next) {
      return {};  // labels are sorted
    }
    at += next ? 2 : 4;
    if (flags & kLastArc) {
      if (target_next) target = static_cast<State>(at);
      break;
    }
  }
  return target;
}

std::optional<std::uint16_t> Automaton::value(State state) const {
  const auto mark = step(state, kValueMark);
  if (!mark || *mark + 2 > bytes_.size()) return {};
  // Exactly one path of two arcs leads on from the mark.
  const auto high = static_cast<std::uint8_t>(bytes_[*mark]);
  const auto low_state = step(*mark, high);
  if (!low_state || *low_state + 2 > bytes_.size()) return {};
  const auto low = static_cast<std::uint8_t>(bytes_[*low_state]);
  return static_cast<std::uint16_t>(high << 8 | low);
}

std::optional<std::uint16_t> Automaton::find(std::string_view key) const {
  State state = root();
  for (const char byte : key) {
    const auto next = step(state, static_cast<std::uint8_t>(byte));
    if (!next) return {};
    state = *next;
  }
  return value(state);
}

}  // namespace filigrane
