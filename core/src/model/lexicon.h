/// Which parts of speech, features and lemmas a written form can have.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/automaton.h"
#include "model/lemma_edit.h"

namespace filigrane {

/// A set of Upos, one bit each.
using UposSet = std::uint32_t;
constexpr UposSet upos_bit(Upos upos) { return UposSet{1} << static_cast<unsigned>(upos); }

/// Number of a feature bundle ("Gender=Fem|Number=Sing") in the lexicon's inventory; 0 is "".
using FeatsId = std::uint16_t;
constexpr FeatsId kNoFeats = 0;
/// The lexicon knows the part of speech and the lemma, but not the features.
constexpr FeatsId kUnknownFeats = 0xFFFF;

/// One way to read a form. Readings leave out what only the sentence can tell (Voice, ExtPos):
/// tagging/morphology.h says which features those are.
struct Reading {
  Upos upos = Upos::kX;
  FeatsId feats = kUnknownFeats;
  std::uint16_t edit = 0;  ///< number of the LemmaEdit
  friend bool operator==(const Reading&, const Reading&) = default;
};

class Lexicon {
 public:
  using Class = std::uint16_t;  ///< forms that have the same readings

  Lexicon() = default;
  /// Sections "lexicon" and "lexicon-classes" of a bundle; points into them.
  static std::optional<Lexicon> read(std::string_view automaton, std::string_view classes);

  /// @param lower  the form as append_lower writes it
  std::optional<Class> find(std::string_view lower) const { return forms_.find(lower); }
  /// Sorted by part of speech; for each, the commonest in the treebanks first.
  std::span<const Reading> readings(Class c) const;
  /// Those of one part of speech; empty when the class does not have it.
  std::span<const Reading> readings(Class c, Upos upos) const;
  UposSet tags(Class c) const { return c < classes_.size() ? classes_[c].tags : 0; }
  /// The same for two classes with the same pairs of part of speech and features.
  std::uint32_t readings_hash(Class c) const { return c < classes_.size() ? classes_[c].hash : 0; }

  /// The inventory of bundles, of readings and of the treebanks, in UD's order of names.
  std::string_view feats(FeatsId id) const { return id < feats_.size() ? feats_[id] : ""; }
  std::size_t feats_count() const { return feats_.size(); }
  std::optional<FeatsId> find_feats(std::string_view bundle) const;

  const LemmaEdit& edit(const Reading& reading) const { return edits_[reading.edit]; }
  /// The reading whose lemma a word of these features has: one with just these features, or the
  /// first of the part of speech. Nothing when the class does not have it.
  const Reading* reading(Class c, Upos upos, FeatsId feats) const;

 private:
  struct Entry {
    std::uint32_t first = 0;
    std::uint16_t count = 0;
    UposSet tags = 0;
    std::uint32_t hash = 0;
  };
  Automaton forms_;
  std::vector<std::string_view> feats_;
  std::vector<LemmaEdit> edits_;
  std::vector<Reading> readings_;
  std::vector<Entry> classes_;
};

}  // namespace filigrane
