#include "names/repair.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_set>

#include "names/overrule.h"
#include "names/surroundings.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

constexpr Score kByRule = 800;
// Of a full name whose parts are looked for elsewhere.
constexpr Score kTrusted = 800;
constexpr std::uint32_t kLongestName = 4;      // tokens, behind a civility
constexpr std::uint32_t kLongestNickname = 4;  // tokens between quotation marks

bool begins_with_capital(std::u16string_view word) {
  return !word.empty() && u_isupper(static_cast<UChar32>(code_point_at(word, 0).value));
}

class Repairer {
 public:
  Repairer(Document& document, const NameWords& words)
      : document_(document), around_(document, words) {}

  void repair() {
    std::vector<Mention> mended = mend();
    collect_known();
    add_missing(mended);
    document_.mentions = std::move(mended);
  }

 private:
  Utf16Span span(TokenSpan tokens) const {
    return {document_.tokens[tokens.start].at.start, document_.tokens[tokens.end - 1].at.end};
  }

  /// The mentions without titles, and with the parts of cut names joined.
  std::vector<Mention> mend() {
    std::vector<Mention> mended;
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      Mention mention = document_.mentions[i];
      if (mention.type == MentionType::kPer && around_.tokens(i).size() > 0) {
        TokenSpan tokens = around_.tokens(i);
        while (tokens.size() > 1 &&
               around_.is(tokens.start, NameWords::kCivility | NameWords::kTitle)) {
          ++tokens.start;
        }
        if (tokens != around_.tokens(i)) mention.at.start = document_.tokens[tokens.start].at.start;
        if (is_title_of_next(i)) continue;
        take_first_name(i, mended, mention);
        cut_at_dash(tokens, mention);
        if (!mended.empty() && i > 0 && continues(i - 1, i)) {
          mended.back().at.end = mention.at.end;
          mended.back().reason = Reason::kRepair;
          mended.back().confidence = std::min(mended.back().confidence, mention.confidence);
          continue;
        }
      } else if (after_civility(i) &&
                 (mention.type == MentionType::kOrg || mention.type == MentionType::kMisc)) {
        overrule(mention, MentionType::kPer, Reason::kCivility);
      }
      if (mention.at != document_.mentions[i].at) mention.reason = Reason::kRepair;
      mended.push_back(mention);
    }
    return mended;
  }

  /// "Datuk" before "Anwar Ibrahim"
  bool is_title_of_next(std::uint32_t mention) {
    const TokenSpan tokens = around_.tokens(mention);
    return mention + 1 < document_.mentions.size() && tokens.size() == 1 &&
           around_.tokens(mention + 1).start == tokens.end &&
           document_.mentions[mention + 1].type == MentionType::kPer &&
           around_.is(tokens.start, NameWords::kCivility | NameWords::kTitle);
  }

  /// A first name before the mention, in none, is part of the name.
  void take_first_name(std::uint32_t number, const std::vector<Mention>& mended,
                       Mention& mention) const {
    const std::uint32_t first = around_.tokens(number).start;
    if (first == around_.block(number).start || around_.mention_at(first - 1) ||
        mention.at.start != document_.tokens[first].at.start) {
      return;
    }
    const auto word = around_.text(first - 1);
    const Utf16Span at = document_.tokens[first - 1].at;
    const bool free = mended.empty() || mended.back().at.end <= at.start;
    if (free && begins_with_capital(word) && at.end < mention.at.start &&
        around_.upos(first - 1) == Upos::kPropn &&
        around_.words().of_first_name(word) != Gender::kUnknown) {
      mention.at.start = at.start;
    }
  }

  /// "Jean Durand - Paris": a dash between blanks is no hyphen.
  void cut_at_dash(TokenSpan tokens, Mention& mention) const {
    for (std::uint32_t i = tokens.start + 1; i + 1 < tokens.end; ++i) {
      const Utf16Span at = document_.tokens[i].at;
      if (around_.upos(i) == Upos::kPunct && at.start > document_.tokens[i - 1].at.end &&
          at.end < document_.tokens[i + 1].at.start && at.size() == 1 &&
          (is_hyphen(around_.text(i)[0]) || around_.text(i)[0] == u'\u2013')) {
        mention.at.end = document_.tokens[i - 1].at.end;
        return;
      }
    }
  }

  bool after_civility(std::uint32_t mention) {
    const TokenSpan tokens = around_.tokens(mention);
    return tokens.size() > 0 && tokens.start > around_.block(mention).start &&
           around_.is(tokens.start - 1, NameWords::kCivility);
  }

  /// One name in two mentions: a first name and what follows, or a nickname between.
  bool continues(std::uint32_t left, std::uint32_t right) {
    const TokenSpan a = around_.tokens(left), b = around_.tokens(right);
    if (document_.mentions[left].type != MentionType::kPer || a.size() == 0 || a.end > b.start ||
        around_.block(left) != around_.block(right)) {
      return false;
    }
    if (a.end == b.start) {
      return a.size() == 1 &&
             document_.mentions[left].at.end < document_.mentions[right].at.start &&
             around_.words().of_first_name(around_.text(a.start)) != Gender::kUnknown;
    }
    const std::uint32_t between = b.start - a.end;
    if (between == 2 || between > kLongestNickname) return false;
    // The opening mark may be in the name already.
    const auto close = around_.text(b.start - 1);
    const auto open =
        between > 1 ? around_.text(a.end) : around_.text(a.size() > 1 ? a.end - 2 : a.start);
    return (open == u"\u00AB" && close == u"\u00BB") || (open == u"\u201C" && close == u"\u201D") ||
           (open == u"\"" && close == u"\"");
  }

  /// The first names and surnames of people who are named in full.
  void collect_known() {
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      const Mention& mention = document_.mentions[i];
      const TokenSpan tokens = around_.tokens(i);
      if (mention.type != MentionType::kPer || tokens.size() < 2 || mention.confidence < kTrusted) {
        continue;
      }
      const auto first = around_.text(tokens.start), last = around_.text(tokens.end - 1);
      if (around_.words().of_first_name(first) != Gender::kUnknown) known_.insert(first);
      if (last.size() > 2 && begins_with_capital(last)) known_.insert(last);
    }
  }

  void add_missing(std::vector<Mention>& mentions) {
    const std::size_t before = mentions.size();
    std::size_t block = 0;
    for (std::uint32_t i = 0; i < document_.tokens.size(); ++i) {
      const auto word = around_.text(i);
      if (around_.mention_at(i) || !begins_with_capital(word)) continue;
      while (block < document_.blocks.size() &&
             document_.blocks[block].at.end <= document_.tokens[i].at.start) {
        ++block;
      }
      const bool first =
          i == 0 || (block < document_.blocks.size() &&
                     document_.tokens[i - 1].at.end <= document_.blocks[block].at.start);
      std::uint32_t end = i;
      Reason reason = Reason::kFullName;
      if (!first && around_.is(i - 1, NameWords::kCivility) && !around_.mention_at(i - 1) &&
          !around_.is(i, NameWords::kCivility | NameWords::kTitle | NameWords::kRole)) {
        while (end < document_.tokens.size() && end - i < kLongestName &&
               !around_.mention_at(end) && begins_with_capital(around_.text(end)) &&
               (end == i || around_.upos(end) == Upos::kPropn)) {
          ++end;
        }
        reason = Reason::kCivility;
      } else if (around_.upos(i) == Upos::kPropn && known_.contains(word)) {
        end = i + 1;
      }
      if (end == i) continue;
      mentions.push_back(
          {span({i, end}), MentionType::kPer, kNoEntity, kByRule, Source::kRule, reason});
      i = end - 1;
    }
    if (mentions.size() == before) return;
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention& a, const Mention& b) { return a.at.start < b.at.start; });
  }

  Document& document_;
  Surroundings around_;
  std::unordered_set<std::u16string_view> known_;
};

}  // namespace

void repair_people(Document& document, const NameWords& words) {
  if (!document.mentions.empty()) Repairer(document, words).repair();
}

}  // namespace filigrane
