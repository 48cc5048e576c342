#include "lemma_trainer.h"

#include <algorithm>
#include <cstdio>

#include "automaton_builder.h"
#include "bundle_writer.h"
#include "feature_bundles.h"
#include "model/lemmas.h"
#include "reading_rules.h"

namespace filigrane::training {
namespace {

/// A word and what is to be done with it.
struct Lesson {
  std::string backwards;  ///< the form in lower case, last byte first
  std::uint16_t answer = 0;
  int weight = 1;
  bool whole = true;  ///< a rule for this word alone makes sense: the lexicon does not have it
};
using Lessons = std::vector<Lesson>;

/// Finds the rules of one group of words: from short ends to long ones, a longer end gets a rule
/// where it answers better than the shorter one.
class RuleFinder {
 public:
  RuleFinder(std::string prefix, int min_gain, std::map<std::string, std::uint16_t>& rules)
      : prefix_(std::move(prefix)), min_gain_(min_gain), rules_(rules) {}

  void learn(Lessons& lessons) {
    std::sort(lessons.begin(), lessons.end(),
              [](const Lesson& a, const Lesson& b) { return a.backwards < b.backwards; });
    visit(lessons.data(), lessons.data() + lessons.size(), 0, -1);
  }

 private:
  void visit(const Lesson* first, const Lesson* last, std::size_t depth, int inherited) {
    std::map<std::uint16_t, int> votes;
    for (const Lesson* lesson = first; lesson != last; ++lesson) {
      ++votes[lesson->answer];  // words, however common: a rule is for others like them
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best == votes.end()) return;
    const auto same = votes.find(static_cast<std::uint16_t>(inherited));
    const int gain = best->second - (inherited >= 0 && same != votes.end() ? same->second : 0);
    if (inherited < 0 || (best->first != inherited && gain >= min_gain_)) {
      rules_[prefix_ + std::string(first->backwards, 0, depth)] = best->first;
      inherited = best->first;
    }
    if ((votes.size() == 1 && best->first == inherited) || depth == LemmaRules::kLongestEnd) return;
    while (first != last) {
      const bool ends = first->backwards.size() == depth;
      const Lesson* next = first;
      while (next != last && (ends ? next->backwards.size() == depth
                                   : next->backwards[depth] == first->backwards[depth])) {
        ++next;
      }
      if (ends) {
        whole_word(first, next, inherited);
      } else {
        visit(first, next, depth + 1, inherited);
      }
      first = next;
    }
  }

  void whole_word(const Lesson* first, const Lesson* last, int inherited) {
    std::map<std::uint16_t, int> votes;
    for (const Lesson* lesson = first; lesson != last; ++lesson) {
      if (lesson->whole) votes[lesson->answer] += lesson->weight;
    }
    for (const auto& [answer, count] : votes) {
      const auto same = votes.find(static_cast<std::uint16_t>(inherited));
      const int gain = count - (same == votes.end() ? 0 : same->second);
      if (answer == inherited || gain < 2) continue;
      rules_[prefix_ + first->backwards + static_cast<char>(LemmaRules::kWhole)] = answer;
    }
  }

  std::string prefix_;
  int min_gain_;
  std::map<std::string, std::uint16_t>& rules_;
};

/// Sorts lessons by part of speech and group, or part of speech and case.
class LessonBook {
 public:
  LessonBook(const BuiltLexicon& lexicon, const LemmaOptions& options)
      : lexicon_(lexicon), options_(options) {}

  void add_lexicon() {
    for (const auto& [form, tags] : lexicon_.forms) {
      for (const auto& [upos, readings] : tags) {
        for (const BuiltReading& reading : readings) {
          end_lesson(upos, reading.feats, form, reading.edit, 1, false);
        }
      }
    }
  }
  void add(const std::vector<TreebankWord>& words, bool feats) {
    for (const TreebankWord& word : words) {
      const auto known = lexicon_.forms.find(word.lower);
      if (known != lexicon_.forms.end() && known->second.contains(word.upos)) continue;
      Edit edit = edit_between(word.form, word.lower, word.lemma);
      const std::string bundle =
          feats ? without_features(word.feats, options_.free) : ReadingRules::kUnknown;
      const unsigned capitals = word.lemma == lower_of(word.lemma) ? LemmaRules::kSmallLetters
                                : edit.as_written                  ? LemmaRules::kAsWritten
                                                                   : LemmaRules::kCapital;
      const auto kind = static_cast<int>(LemmaRules::case_of(word.form, word.lower));
      ++cases_[{word.upos, kind}][{word.lower, capitals}];
      edit = edit_between(word.lower, word.lower, lower_of(word.lemma));
      end_lesson(word.upos, bundle, word.lower, edit, 1, true);
    }
  }

  std::string write() {
    // Groups of enough words, most first; a byte numbers them.
    std::map<std::string, std::size_t> sizes;
    for (const auto& [key, words] : ends_) {
      sizes[key.second] = std::max(sizes[key.second], words.size());
    }
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& [group, size] : sizes) {
      if (group != kAny && size >= static_cast<std::size_t>(options_.min_group)) {
        ranked.emplace_back(size, group);
      }
    }
    std::sort(ranked.rbegin(), ranked.rend());
    if (ranked.size() > 200) ranked.resize(200);
    std::map<std::string, int> groups{{kAny, 0}};
    std::string out, names;
    for (const auto& [size, group] : ranked) {
      groups.try_emplace(group, static_cast<int>(groups.size()));
      append_string(names, group);
    }
    std::map<std::string, std::uint16_t> rules;
    for (const auto& [key, words] : ends_) {
      const auto group = groups.find(key.second);
      if (group == groups.end()) continue;
      if (group->second != 0 && words.size() < static_cast<std::size_t>(options_.min_group))
        continue;
      learn(LemmaRules::kEndRules, key.first, group->second, words, rules);
    }
    const std::size_t ends = rules.size();
    for (const auto& [key, words] : cases_) {
      std::map<std::pair<std::string, unsigned>, std::pair<int, bool>> lessons;
      for (const auto& [word, count] : words) lessons[word] = {count, true};
      learn(LemmaRules::kCaseRules, key.first, key.second, lessons, rules);
    }
    std::fprintf(stderr, "lemmas: %zu rules for ends, %zu for capitals, %zu groups\n", ends,
                 rules.size() - ends, ranked.size());
    out = edits_.write();
    out += static_cast<char>(ranked.size());
    return out + names + build_automaton(rules);
  }

 private:
  using Weighed = std::map<std::pair<std::string, unsigned>, std::pair<int, bool>>;
  static constexpr const char* kAny = "?";

  void end_lesson(const std::string& upos, const std::string& feats, const std::string& lower,
                  Edit edit, int weight, bool whole) {
    if (edit.as_written) edit = edit_between(lower, lower, lower_of(edit_result(lower, edit)));
    const unsigned answer = edits_.of(edit);
    const auto note = [&](const std::string& group) {
      auto& lesson = ends_[{upos, group}][{lower, answer}];
      lesson.first = whole ? lesson.first + weight : 1;
      lesson.second = whole;
    };
    note(kAny);
    if (feats != ReadingRules::kUnknown) note(LemmaRules::group_of(feats));
  }
  static std::string edit_result(const std::string& lower, const Edit& edit) {
    return lower.substr(0, lower.size() - std::min<std::size_t>(edit.strip, lower.size())) +
           edit.suffix;
  }

  void learn(std::uint8_t kind, const std::string& upos, int group, const Weighed& words,
             std::map<std::string, std::uint16_t>& rules) const {
    Lessons lessons;
    for (const auto& [word, weight] : words) {
      std::string backwards(word.first.rbegin(), word.first.rend());
      std::transform(backwards.begin(), backwards.end(), backwards.begin(), LemmaRules::end_byte);
      lessons.push_back({std::move(backwards), static_cast<std::uint16_t>(word.second),
                         weight.first, weight.second});
    }
    std::string prefix(1, static_cast<char>(kind + static_cast<int>(*upos_from_name(upos))));
    prefix += static_cast<char>(LemmaRules::kAnyGroup + group);
    RuleFinder(prefix, options_.min_gain, rules).learn(lessons);
  }

  const BuiltLexicon& lexicon_;
  const LemmaOptions& options_;
  EditTable edits_;
  std::map<std::pair<std::string, std::string>, Weighed> ends_;
  std::map<std::pair<std::string, int>, std::map<std::pair<std::string, unsigned>, int>> cases_;
};

}  // namespace

std::string train_lemma_rules(const BuiltLexicon& lexicon,
                              const std::vector<LexiconTreebank>& treebanks,
                              const LemmaOptions& options) {
  LessonBook book(lexicon, options);
  book.add_lexicon();
  for (const LexiconTreebank& treebank : treebanks) {
    book.add(words_of(treebank.sentences), treebank.feats);
  }
  std::string section = book.write();
  std::fprintf(stderr, "lemmas: %zu bytes\n", section.size());
  return section;
}

}  // namespace filigrane::training
