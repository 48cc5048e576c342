#include <algorithm>
#include <string>
#include <utility>

#include "corrections/corrections.h"
#include "corrections/dictionary.h"
#include "corrections/each.h"
#include "corrections/same_words.h"
#include "names/overrule.h"

namespace filigrane {
namespace {

/// A place where the user says what is a name (of a type) or none.
struct Said {
  Utf16Span at;
  std::optional<MentionType> type;
  bool strict = false;  ///< every name that it touches goes, a longer one too
};

bool touch(Utf16Span a, Utf16Span b) { return a.start < b.end && b.start < a.end; }

class NameCorrector {
 public:
  explicit NameCorrector(Document& document) : document_(document), places_(document) {}

  void look_up(std::span<const DictionaryEntry> dictionary) {
    std::vector<Said> said;
    std::vector<const DictionaryEntry*> used;
    for (const auto& [at, entry] : UserDictionary(dictionary).find(document_, places_)) {
      said.push_back({at, entry->type});
      used.push_back(entry);
    }
    put(said, Reason::kDictionary, {});
    // As many and in the order as they were given.
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (const DictionaryEntry* entry : used) document_.dictionary.push_back(*entry);
  }

  bool apply(const Correction& correction) {
    if (!places_.is_sound(correction.at)) return false;
    if (correction.op == Correction::Op::kName) {
      add(correction);
    } else {
      remove(correction);
    }
    return true;
  }

 private:
  void add(const Correction& correction) {
    std::vector<Said> said{{correction.at, correction.type, true}};
    std::u16string longer;
    if (correction.everywhere) {
      for (const Utf16Span at : places_.others(correction.at))
        said.push_back({at, correction.type});
      std::sort(said.begin(), said.end(),
                [](const Said& a, const Said& b) { return a.at.start < b.at.start; });
      // The longer name that is wrong here is wrong elsewhere.
      const std::uint32_t here = mention_touching(document_, correction.at);
      if (here < document_.mentions.size() && around(document_.mentions[here].at, correction.at)) {
        longer = places_.words_at(document_.mentions[here].at);
      }
    }
    put(said, Reason::kUser, longer);
  }

  void remove(const Correction& correction) {
    std::vector<std::u16string> wrong{std::u16string(places_.words_at(correction.at))};
    for (const Mention& mention : document_.mentions) {
      if (touch(mention.at, correction.at)) wrong.emplace_back(places_.words_at(mention.at));
    }
    std::sort(wrong.begin(), wrong.end());
    std::erase_if(document_.mentions, [&](const Mention& mention) {
      if (touch(mention.at, correction.at)) return true;
      return correction.everywhere &&
             std::binary_search(wrong.begin(), wrong.end(), places_.words_at(mention.at));
    });
  }

  /// The first is longer, and holds the second.
  static bool around(Utf16Span a, Utf16Span b) {
    return a.start <= b.start && b.end <= a.end && a != b;
  }

  /// @param said    in order, disjoint
  /// @param longer  a name of these words gives way to a shorter one inside it
  void put(std::span<const Said> said, Reason reason, std::u16string_view longer) {
    if (said.empty()) return;
    std::vector<Mention> kept;
    kept.reserve(document_.mentions.size() + said.size());
    auto next = said.begin();
    auto mention = document_.mentions.begin();
    const auto end = document_.mentions.end();
    for (; next != said.end(); ++next) {
      while (mention != end && mention->at.end <= next->at.start) kept.push_back(*mention++);
      auto touched = mention;
      while (touched != end && touched->at.start < next->at.end) ++touched;
      if (stays(*next, mention, touched, longer)) continue;
      if (next->type) {
        Mention& made = kept.emplace_back();
        // What was said of the same words before stays as what they could be.
        if (mention != touched && mention->at == next->at) {
          made = *mention;
          overrule(made, *next->type, reason);
        }
        made.at = next->at;
        made.type = *next->type;
        made.confidence = 1000;
        made.source = Source::kUser;
        made.reason = reason;
      }
      // What reaches out of the place goes with it, and is not looked at again.
      mention = touched;
    }
    kept.insert(kept.end(), mention, end);
    document_.mentions = std::move(kept);
  }

  using Iterator = std::vector<Mention>::iterator;
  /// The names there stay as they are: a longer one, or one that is not what the user speaks of.
  bool stays(const Said& said, Iterator first, Iterator last, std::u16string_view longer) const {
    if (said.strict || first == last) return false;
    if (around(first->at, said.at)) return places_.words_at(first->at) != longer;
    return !said.type && first->at != said.at;
  }

  Document& document_;
  WordPlaces places_;
};

}  // namespace

void correct_names(Document& document, std::span<const DictionaryEntry> dictionary) {
  if (dictionary.empty() && document.corrections.empty()) return;
  NameCorrector corrector(document);
  if (!dictionary.empty()) corrector.look_up(dictionary);
  for_each_correction(document, {Correction::Op::kName, Correction::Op::kNoName},
                      [&](const Correction& correction) { return corrector.apply(correction); });
}

}  // namespace filigrane
