#include "time/patterns.h"

#include <algorithm>
#include <utility>

#include "base/embedded_data.h"
#include "base/tsv.h"

namespace filigrane {
namespace {

constexpr std::pair<std::string_view, TimeRule> kRules[] = {
    {"none", TimeRule::kNone},         {"date", TimeRule::kDate},
    {"year", TimeRule::kYear},         {"deixis", TimeRule::kDeixis},
    {"weekday", TimeRule::kWeekday},   {"unit", TimeRule::kUnit},
    {"ago", TimeRule::kAgo},           {"ahead", TimeRule::kAhead},
    {"step", TimeRule::kStep},         {"same", TimeRule::kSame},
    {"holiday", TimeRule::kHoliday},   {"season", TimeRule::kSeason},
    {"part", TimeRule::kPart},         {"clock", TimeRule::kClock},
    {"decade", TimeRule::kDecade},     {"century", TimeRule::kCentury},
    {"duration", TimeRule::kDuration}, {"set", TimeRule::kSet}};

std::optional<TimeRule> rule_from_name(std::string_view name) {
  for (const auto& [known, rule] : kRules) {
    if (known == name) return rule;
  }
  return {};
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c + 32);
  }
  return out;
}

/// The next piece of a pattern: a bracket, or all up to a blank or bracket; a backslash takes the
/// meaning from what follows it.
std::string_view next_piece(std::string_view& source) {
  const auto start = source.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  source.remove_prefix(start);
  constexpr std::string_view kEnds = " []{}()";
  std::size_t end = 0;
  while (end < source.size() && kEnds.find(source[end]) == std::string_view::npos) {
    end += source[end] == '\\' ? 2 : 1;
  }
  const std::string_view piece = source.substr(0, end == 0 ? 1 : end);
  source.remove_prefix(piece.size());
  return piece;
}

}  // namespace

struct TimeRules::Trial {
  const NumeralReader& numerals;
  std::span<const Atom> atoms;
  std::vector<Capture>& captures;
  std::vector<TokenSpan>& expressions;
  std::uint32_t end = 0;
};

TimeRules::TimeRules(std::string_view language) : words_(language) {
  read(embedded_data("time_patterns.tsv"), language);
  by_word_.resize(words_.size());
  alone_.resize(words_.size());
  apostrophe_ = words_.find("'");
  mark_used();
  for (std::size_t i = 0; i < patterns_.size(); ++i) index(static_cast<std::uint16_t>(i), 0);
  for (auto& list : by_word_) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

void TimeRules::read(std::string_view table, std::string_view language) {
  for (const TsvRow& row : read_tsv(table, language)) {
    if (row.size() < 3) continue;
    const auto rule = rule_from_name(row[1]);
    Pattern pattern;
    if (!rule || !compile(row[2], pattern)) continue;
    pattern.rule = *rule;
    patterns_.push_back(std::move(pattern));
  }
}

/// Appends the steps of `source` up to the end of the sequence, which it returns: | ) ] or nothing.
char TimeRules::compile_sequence(std::string_view& source, Steps& steps) {
  for (auto piece = next_piece(source); !piece.empty(); piece = next_piece(source)) {
    if (piece == "|" || piece == ")" || piece == "]") return piece.front();
    if (piece == "[" || piece == "(") {
      compile_choice(source, piece == "[", steps);
    } else if (piece == "{" || piece == "}") {
      steps.push_back({.op = piece == "{" ? Op::kOpen : Op::kClose});
    } else {
      compile_element(piece, steps);
    }
  }
  return 0;
}

/// The alternatives of a group, from behind its opening bracket to behind its closing one.
void TimeRules::compile_choice(std::string_view& source, bool optional, Steps& steps) {
  const std::size_t choice = steps.size();
  steps.push_back({.op = Op::kChoice});
  std::vector<std::size_t> jumps;
  for (char end = '|'; end == '|';) {
    steps[choice].targets.push_back(static_cast<std::uint16_t>(steps.size()));
    end = compile_sequence(source, steps);
    jumps.push_back(steps.size());
    steps.push_back({.op = Op::kChoice});
  }
  const auto behind = static_cast<std::uint16_t>(steps.size());
  for (const std::size_t jump : jumps) steps[jump].targets.push_back(behind);
  if (optional) steps[choice].targets.push_back(behind);
}

/// "word", "CLASS", "NUM" or several of them with | between.
void TimeRules::compile_element(std::string_view piece, Steps& steps) {
  Step words{.op = Op::kWords};
  Steps others;
  while (!piece.empty()) {
    const auto end = std::min(piece.find('|', 1), piece.size());
    std::string_view one = piece.substr(0, end);
    piece.remove_prefix(std::min(end + 1, piece.size()));
    const bool attached = one.size() > 1 && one.front() == '~';
    if (attached) one.remove_prefix(1);
    if (one.front() == '\\') one.remove_prefix(1);
    if (!is_upper(one.front())) {
      words.attached = attached;
      words.words.push_back(words_.add(one));
      continue;
    }
    Step step{.attached = attached, .numeral = numeral_from_name(one)};
    step.of = words_.class_id(lower(one));
    step.op = step.numeral == Numeral::kNone ? Op::kClass : Op::kNumeral;
    others.push_back(std::move(step));
  }
  // Of two that begin alike the longer is tried first.
  std::stable_sort(words.words.begin(), words.words.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  if (!words.words.empty()) others.push_back(std::move(words));
  if (others.size() == 1) {
    steps.push_back(std::move(others.front()));
    return;
  }
  Step choice{.op = Op::kChoice};
  const std::size_t first = steps.size() + 1;
  for (std::size_t i = 0; i < others.size(); ++i) {
    choice.targets.push_back(static_cast<std::uint16_t>(first + 2 * i));
  }
  const auto behind = static_cast<std::uint16_t>(first + 2 * others.size());
  steps.push_back(std::move(choice));
  for (Step& step : others) {
    steps.push_back(std::move(step));
    steps.push_back({.op = Op::kChoice, .targets = {behind}});
  }
}

bool TimeRules::compile(std::string_view source, Pattern& pattern) {
  const bool whole = source.find('{') == std::string_view::npos;
  if (whole) pattern.steps.push_back({.op = Op::kOpen});
  if (compile_sequence(source, pattern.steps) != 0) return false;
  if (whole) pattern.steps.push_back({.op = Op::kClose});
  return true;
}

/// True when nothing need follow before the end of the pattern.
bool TimeRules::ends(const Steps& steps, std::size_t step) {
  if (step >= steps.size()) return true;
  const Step& s = steps[step];
  if (s.op == Op::kOpen || s.op == Op::kClose) return ends(steps, step + 1);
  return s.op == Op::kChoice && std::any_of(s.targets.begin(), s.targets.end(),
                                            [&](auto target) { return ends(steps, target); });
}

/// Words of classes that no pattern names, such as those that turn the tense, are not used.
void TimeRules::mark_used() {
  used_.resize(words_.size());
  std::vector<bool> classes(kNoClass + 1);
  classes[words_.class_id("number")] = true;
  classes[words_.class_id("nth")] = true;
  for (const Pattern& pattern : patterns_) {
    for (const Step& step : pattern.steps) {
      classes[step.of] = true;
      for (const auto& words : step.words) {
        for (const WordId word : words) used_[word] = true;
      }
    }
  }
  classes[kNoClass] = false;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const TimeForm& form : words_.forms(static_cast<WordId>(word))) {
      if (!classes[form.of]) continue;
      for (const WordId part : form.words) used_[part] = true;
    }
  }
}

void TimeRules::enter(std::uint16_t number, WordId word, bool alone) {
  by_word_[word].push_back(number);
  if (alone) alone_[word] = true;
}

/// Enters a pattern under all that it may begin with, from one of its steps on.
void TimeRules::index(std::uint16_t number, std::size_t step) {
  const auto& steps = patterns_[number].steps;
  if (step >= steps.size()) return;
  const Step& s = steps[step];
  const bool last = ends(steps, step + 1);
  const auto enter_class = [&](ClassId of) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto word = static_cast<WordId>(i);
      for (const TimeForm& form : words_.forms(word)) {
        if (form.of == of) enter(number, word, last && form.words.size() == 1);
      }
    }
  };
  switch (s.op) {
    case Op::kChoice:
      for (const std::uint16_t target : s.targets) index(number, target);
      return;
    case Op::kOpen:
    case Op::kClose:
      index(number, step + 1);
      return;
    case Op::kWords:
      for (const auto& words : s.words) {
        if (!words.empty()) enter(number, words.front(), last && words.size() == 1);
      }
      return;
    case Op::kClass:
      enter_class(s.of);
      return;
    case Op::kNumeral:
      by_figure_.push_back(number);
      if (s.numeral == Numeral::kNum) enter_class(words_.class_id("number"));
      if (s.numeral == Numeral::kCentury) by_roman_.push_back(number);
      if (s.numeral == Numeral::kYear2 || s.numeral == Numeral::kDecade) {
        enter(number, words_.find("'"), false);
      }
      return;
  }
}

bool TimeRules::run(const Pattern& pattern, std::size_t step, std::uint32_t at,
                    Trial& trial) const {
  if (step == pattern.steps.size()) {
    trial.end = at;
    return true;
  }
  const Step& s = pattern.steps[step];
  const auto atoms = trial.atoms;
  switch (s.op) {
    case Op::kChoice:
      for (const std::uint16_t target : s.targets) {
        if (run(pattern, target, at, trial)) return true;
      }
      return false;
    case Op::kOpen:
      trial.expressions.push_back({at, at});
      if (run(pattern, step + 1, at, trial)) return true;
      trial.expressions.pop_back();
      return false;
    case Op::kClose:
      trial.expressions.back().end = at;
      return run(pattern, step + 1, at, trial);
    default:
      break;
  }
  if (at >= atoms.size() || (s.attached && !atoms[at].attached)) return false;
  const auto is_here = [&](std::span<const WordId> words) {
    if (words.size() > atoms.size() - at) return false;
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (atoms[at + k].word != words[k]) return false;
    }
    return true;
  };
  const auto captures = trial.captures.size();
  if (s.op == Op::kWords) {
    for (const auto& words : s.words) {
      if (is_here(words) &&
          run(pattern, step + 1, at + static_cast<std::uint32_t>(words.size()), trial)) {
        return true;
      }
      trial.captures.resize(captures);
    }
    return false;
  }
  if (s.op == Op::kClass) {
    for (const TimeForm& form : words_.forms(atoms[at].word)) {
      if (form.of != s.of || (form.capital && !atoms[at].capital) || !is_here(form.words)) continue;
      const auto end = at + static_cast<std::uint32_t>(form.words.size());
      trial.captures.push_back({s.of, Numeral::kNone, &form, {}, at, end});
      if (run(pattern, step + 1, end, trial)) return true;
      trial.captures.resize(captures);
    }
    return false;
  }
  const auto value = trial.numerals.read(s.numeral, at);
  if (!value) return false;
  trial.captures.push_back({kNoClass, s.numeral, nullptr, *value, at, value->end});
  if (run(pattern, step + 1, value->end, trial)) return true;
  trial.captures.resize(captures);
  return false;
}

bool TimeRules::match(const NumeralReader& numerals, std::span<const Atom> atoms, std::uint32_t i,
                      TimeMatch& match) const {
  bool found = false;
  const auto try_all = [&](std::span<const std::uint16_t> numbers) {
    for (const std::uint16_t number : numbers) {
      match.tried_captures.clear();
      match.tried_expressions.clear();
      Trial trial{numerals, atoms, match.tried_captures, match.tried_expressions};
      if (!run(patterns_[number], 0, i, trial) || (found && trial.end <= match.end)) continue;
      found = true;
      match.rule = patterns_[number].rule;
      match.first = i;
      match.end = trial.end;
      match.expressions = match.tried_expressions;
      match.captures = match.tried_captures;
    }
  };
  const Atom& atom = atoms[i];
  // Most words stand before one that no pattern knows: nothing longer than themselves begins there.
  const bool elided = i + 2 < atoms.size() && atoms[i + 1].word == apostrophe_;
  const std::size_t next = i + (elided ? 2 : 1);
  const bool ahead = next < atoms.size() && (used_[atoms[next].word] || !atoms[next].letters ||
                                             (atoms[next].attached && !elided));
  if (atom.digits > 0) {
    if (ahead || atom.digits == 4) try_all(by_figure_);
  } else {
    if (atom.word != kNoWord && (ahead || alone_[atom.word])) try_all(by_word_[atom.word]);
    if (ahead && atom.roman) try_all(by_roman_);
  }
  return found;
}

}  // namespace filigrane
