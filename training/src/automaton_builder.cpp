#include "automaton_builder.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>
#include <vector>

#include "model/automaton.h"

namespace filigrane::training {
namespace {

using StateId = std::uint32_t;
struct Arc {
  std::uint8_t label;
  StateId target;
  friend auto operator<=>(const Arc&, const Arc&) = default;
};
using Arcs = std::vector<Arc>;

/// Incremental construction from sorted input: states of the last word's path are open, all others
/// are minimal already (Daciuk et al. 2000, algorithm 1).
class Builder {
 public:
  void add(std::string_view word) {
    std::size_t common = 0;
    while (common < word.size() && common < last_.size() && word[common] == last_[common]) ++common;
    close(common);
    open_.resize(word.size() + 1);
    for (std::size_t i = common; i < word.size(); ++i) {
      open_[i].push_back({static_cast<std::uint8_t>(word[i]), 0});
      open_[i + 1].clear();
    }
    last_ = word;
  }

  StateId finish() {
    close(0);
    return intern(open_[0]);
  }

  const std::vector<const Arcs*>& states() const { return states_; }

 private:
  void close(std::size_t down_to) {
    for (std::size_t i = last_.size(); i > down_to; --i) {
      open_[i - 1].back().target = intern(open_[i]);
      open_[i].clear();
    }
    last_.resize(std::min(last_.size(), down_to));
  }

  StateId intern(const Arcs& arcs) {
    const auto [found, is_new] = register_.try_emplace(arcs, static_cast<StateId>(states_.size()));
    if (is_new) states_.push_back(&found->first);
    return found->second;
  }

  std::vector<Arcs> open_{1};
  std::string last_;
  std::map<Arcs, StateId> register_;
  std::vector<const Arcs*> states_;
};

/// Lays states out so that the last arc's target follows its state wherever it is not placed yet.
class Writer {
 public:
  explicit Writer(const std::vector<const Arcs*>& states)
      : states_(states), place_(states.size(), kNowhere) {}

  std::string write(StateId root) {
    std::vector<StateId> pending{root};
    while (!pending.empty()) {
      StateId state = pending.back();
      pending.pop_back();
      // A chain of states, each following the one before.
      while (place_[state] == kNowhere) {
        place_[state] = static_cast<std::uint32_t>(size_);
        order_.push_back(state);
        const Arcs& arcs = *states_[state];
        const bool follow = !arcs.empty() && place_[arcs.back().target] == kNowhere &&
                            !states_[arcs.back().target]->empty();
        follows_.push_back(follow);
        size_ += 4 * arcs.size() - (follow ? 2 : 0);
        for (std::size_t i = 0; i + 1 < arcs.size(); ++i) pending.push_back(arcs[i].target);
        if (arcs.empty()) break;
        if (!follow) {
          pending.push_back(arcs.back().target);
          break;
        }
        state = arcs.back().target;
      }
    }
    std::string out;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Arcs& arcs = *states_[order_[i]];
      for (std::size_t a = 0; a < arcs.size(); ++a) {
        const bool last = a + 1 == arcs.size(), next = last && follows_[i];
        const std::uint32_t target = place_[arcs[a].target];
        if (target >= 1u << 22) {
          std::fprintf(stderr, "automaton of more than 4 MB\n");
          std::exit(1);
        }
        out += static_cast<char>(arcs[a].label);
        out += static_cast<char>((last ? 1 : 0) | (next ? 2 : (target & 63) << 2));
        if (next) continue;
        out += static_cast<char>(target >> 6);
        out += static_cast<char>(target >> 14);
      }
    }
    return out;
  }

 private:
  static constexpr std::uint32_t kNowhere = ~0u;
  const std::vector<const Arcs*>& states_;
  std::vector<std::uint32_t> place_;
  std::vector<StateId> order_;
  std::vector<bool> follows_;
  std::size_t size_ = 0;
};

}  // namespace

std::string build_automaton(const std::map<std::string, std::uint16_t>& entries) {
  Builder builder;
  for (const auto& [key, value] : entries) {
    std::string word = key;
    word += static_cast<char>(Automaton::kValueMark);
    word += static_cast<char>(value >> 8);
    word += static_cast<char>(value);
    builder.add(word);
  }
  const StateId root = builder.finish();
  return Writer(builder.states()).write(root);
}

}  // namespace filigrane::training
