#include "names/agreement.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "names/overrule.h"
#include "tagging/feats.h"
#include "text/fold.h"

namespace filigrane {
namespace {

// A mention this sure keeps its type whatever the others say ("Paris" the town, "Paris" the club).
constexpr Score kSure = 970;
// A surname takes the type of the full name unless its own sentence says otherwise this clearly.
constexpr Score kFairlySure = 970;
// Names are spread over the text from this sum of confidences on.
constexpr unsigned kTrusted = 1500;
constexpr std::size_t kLongestName = 8;  // tokens
// A name of which less is sure gives way to a shorter one that the text knows.
constexpr Score kDoubted = 800;

using TypeSums = std::array<unsigned, 4>;

MentionType strongest(const TypeSums& sums) {
  return static_cast<MentionType>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

std::u16string_view text_of(const Document& document, Utf16Span at) {
  return std::u16string_view(document.text).substr(at.start, at.size());
}

/// The last word of a name of several; empty for one word.
std::u16string_view surname_of(std::u16string_view name) {
  const auto blank = name.find_last_of(u" \u00A0\u202F");
  return blank == std::u16string_view::npos ? std::u16string_view{} : name.substr(blank + 1);
}

/// The same words get the type that most of them, weighted by confidence, have.
void settle_types(Document& document) {
  std::map<std::string, TypeSums> by_key;
  std::vector<std::string> keys(document.mentions.size());
  std::unordered_map<std::string, bool> surnames;
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    append_folded(text_of(document, mention.at), keys[i]);
    by_key[keys[i]][static_cast<std::size_t>(mention.type)] += mention.confidence;
    if (mention.type != MentionType::kPer) continue;
    std::string surname;
    append_folded(surname_of(text_of(document, mention.at)), surname);
    if (!surname.empty()) surnames[surname] = true;
  }
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    Mention& mention = document.mentions[i];
    MentionType type = mention.type;
    if (mention.confidence < kFairlySure && surnames.contains(keys[i])) {
      type = MentionType::kPer;
    } else if (mention.confidence < kSure) {
      type = strongest(by_key[keys[i]]);
    }
    overrule(mention, type, Reason::kAgreement);
  }
}

struct Known {
  MentionType type;
  Score confidence;
};
using KnownNames = std::unordered_map<std::u16string_view, Known>;

/// The names of the text that can be looked for elsewhere in it, as they are written.
KnownNames names_to_spread(const Document& document) {
  std::unordered_map<std::u16string_view, TypeSums> sums;
  for (const Mention& mention : document.mentions) {
    const auto name = text_of(document, mention.at);
    sums[name][static_cast<std::size_t>(mention.type)] += mention.confidence;
    const auto surname = surname_of(name);
    if (mention.type == MentionType::kPer && surname.size() > 2) {
      sums[surname][static_cast<std::size_t>(MentionType::kPer)] += mention.confidence;
    }
  }
  KnownNames known;
  for (const auto& [name, of_types] : sums) {
    const MentionType type = strongest(of_types);
    const unsigned sum = of_types[static_cast<std::size_t>(type)];
    if (name.size() < 3 || sum < kTrusted) continue;
    known[name] = {type, static_cast<Score>(std::min(sum, 1000u) * 4 / 5)};
  }
  return known;
}

/// "employés de Microsoft licenciés": a small word that does not agree with the name before it is
/// said of another one.
bool belongs_elsewhere(const Document& document, std::size_t token) {
  const auto plural = [&](std::size_t i) {
    return has_feature(document.tokens[i].feats, "Number=Plur");
  };
  const Token& word = document.tokens[token];
  return has_small_letter(text_of(document, word.at)) &&
         (word.upos == Upos::kVerb ||
          (word.upos == Upos::kAdj && plural(token) && !plural(token - 1)));
}

/// Where the text knows the name without it.
void cut_strangers(Document& document, const KnownNames& known) {
  std::size_t first = 0;
  for (Mention& mention : document.mentions) {
    while (document.tokens[first].at.start < mention.at.start) ++first;
    if (mention.confidence >= kDoubted) continue;
    for (std::size_t i = first + 1;
         i < document.tokens.size() && document.tokens[i].at.end <= mention.at.end; ++i) {
      if (!belongs_elsewhere(document, i)) continue;
      const Utf16Span name{mention.at.start, document.tokens[i - 1].at.end};
      const auto found = known.find(text_of(document, name));
      if (found == known.end()) continue;
      mention.at = name;
      mention.reason = Reason::kRepair;
      overrule(mention, found->second.type, Reason::kRepair);
      break;
    }
  }
}

}  // namespace

void agree_on_names(Document& document, std::span<const NameStart> starts) {
  if (document.mentions.empty()) return;
  settle_types(document);
  const KnownNames known = names_to_spread(document);
  cut_strangers(document, known);

  std::vector<Mention> added;
  std::size_t mention = 0;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
      const std::uint32_t start = document.tokens[i].at.start;
      while (mention < document.mentions.size() && document.mentions[mention].at.end <= start) {
        ++mention;
      }
      if (!starts[i].capital) continue;
      // A common word at the head of a sentence has its capital from there.
      if (i == sentence.tokens.start && starts[i].common) continue;
      const std::uint32_t free_until = mention < document.mentions.size()
                                           ? document.mentions[mention].at.start
                                           : static_cast<std::uint32_t>(document.text.size());
      std::uint32_t found = 0;
      for (std::uint32_t last = i; last < sentence.tokens.end && last < i + kLongestName; ++last) {
        const Utf16Span at{start, document.tokens[last].at.end};
        if (at.end > free_until) break;
        const auto name = known.find(text_of(document, at));
        if (name == known.end()) continue;
        if (found != 0) added.pop_back();
        added.push_back({at, name->second.type, kNoEntity, name->second.confidence, Source::kRule,
                         Reason::kRepeat});
        found = last + 1;
      }
      if (found != 0) i = found - 1;
    }
  }
  document.mentions.insert(document.mentions.end(), added.begin(), added.end());
  std::sort(document.mentions.begin(), document.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.at.start < b.at.start; });
}

}  // namespace filigrane
