#include "steps.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <tuple>

#include "bundle_writer.h"
#include "chain_trainer.h"
#include "layout/blocks.h"
#include "lemma_trainer.h"
#include "lemmas_eval.h"
#include "lexicon_builder.h"
#include "names/mentions.h"
#include "pipeline/resources.h"
#include "pipeline/selftest.h"
#include "pipeline/stages.h"
#include "tagging/tagger.h"
#include "text/fold.h"
#include "tokens/sentences.h"
#include "word_lists.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

std::string language_of(const Training& t) { return t.recipe["language"]; }
bool splits_words(const Training& t) { return t.recipe.value("split_words", false); }

std::vector<TreebankSentence> read_treebank(const Training& t, const json& source) {
  auto sentences = read_conllu(path_of(t.root, source["file"]), splits_words(t));
  const double share = source.value("share", 1.0);
  if (share < 1)
    sentences.resize(static_cast<std::size_t>(share * static_cast<double>(sentences.size())));
  return sentences;
}

ChainOptions options_of(const json& recipe) {
  ChainOptions options;
  options.row_bits = recipe.value("row_bits", options.row_bits);
  options.min_count = recipe.value("min_count", options.min_count);
  options.first_epochs = recipe.value("first_epochs", options.first_epochs);
  options.epochs = recipe.value("epochs", options.epochs);
  options.rate = recipe.value("rate", options.rate);
  options.dropout = recipe.value("dropout", options.dropout);
  options.shrink = recipe.value("shrink", options.shrink);
  options.steps_per_nat = recipe.value("steps_per_nat", options.steps_per_nat);
  options.seed = recipe.value("seed", options.seed);
  return options;
}

Lexicon lexicon_of(const Training& t) {
  return *Lexicon::read(t.sections.at("lexicon"), t.sections.at("lexicon-classes"));
}

// ---- sentences

/// Sentences of a treebank in running text, in pieces of a few hundred tokens.
struct Passage {
  std::u16string text;
  std::vector<Token> tokens;
  std::vector<Label> ends;
};

/// @param unstopped  share of the sentences that lose their full stop, as headings have none
std::vector<Passage> running_text(const std::vector<TreebankSentence>& sentences,
                                  double unstopped = 0, unsigned seed = 0) {
  constexpr std::size_t kTokens = 400;
  std::mt19937 random(seed);
  std::vector<Passage> passages;
  for (const TreebankSentence& sentence : sentences) {
    if (passages.empty() || passages.back().tokens.size() > kTokens) passages.emplace_back();
    Passage& passage = passages.back();
    const auto offset = static_cast<std::uint32_t>(passage.text.size());
    const bool drawn = random() < unstopped * 4294967295.0;
    const bool stop = drawn && sentence.tokens.size() > 1 && sentence.text.back() == u'.';
    passage.text += std::u16string_view(sentence.text).substr(0, sentence.text.size() - stop);
    if (sentence.space_after) passage.text += u' ';
    for (Token token : std::span(sentence.tokens).first(sentence.tokens.size() - stop)) {
      token.at = {token.at.start + offset, token.at.end + offset};
      passage.tokens.push_back(token);
      passage.ends.push_back(0);
    }
    passage.ends.back() = 1;
  }
  return passages;
}

std::vector<Example> sentence_examples(const std::vector<Passage>& passages, const Lexicon& lexicon,
                                       const TokenRules& rules, float weight) {
  std::vector<Example> examples;
  for (const Passage& passage : passages) {
    Example example;
    const auto attributes = attributes_of(passage.text, passage.tokens, lexicon);
    SentenceModel::features(passage.text, passage.tokens, attributes, rules, example.features);
    example.labels = passage.ends;
    SentenceModel::permit(passage.text, passage.tokens, example.allowed);
    for (std::size_t i = 0; i < passage.ends.size(); ++i) {
      if (!(example.allowed[i] >> passage.ends[i] & 1)) example.allowed[i] = kAnyLabel;
    }
    example.weight = weight;
    examples.push_back(std::move(example));
  }
  return examples;
}

/// Lines of raw news, one sentence each, in the order of the file.
std::vector<TreebankSentence> read_lines(const Training& t, const json& source,
                                         const TokenRules& rules) {
  std::vector<TreebankSentence> sentences;
  for (const std::string& line : split(read_file(path_of(t.root, source["file"])), '\n')) {
    if (sentences.size() == source["lines"].get<std::size_t>()) break;
    TreebankSentence sentence;
    sentence.text = decode_utf8(line).text;
    sentence.tokens = tokenize(sentence.text, find_blocks(sentence.text), rules);
    if (!sentence.tokens.empty()) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// ---- tagger

struct LabelIndex {
  std::vector<std::string> names;
  Label of(const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<Label>(found - names.begin());
    names.push_back(name);
    return static_cast<Label>(names.size() - 1);
  }
};

std::vector<Example> tagger_examples(const std::vector<TreebankSentence>& sentences,
                                     const Lexicon& lexicon, const Gazetteer& gazetteer,
                                     const Contractions& contractions, LabelIndex& labels,
                                     float weight) {
  std::vector<Example> examples;
  for (const TreebankSentence& sentence : sentences) {
    Example example;
    bool usable = true;
    for (std::size_t i = 0; i < sentence.labels.size(); ++i) {
      std::string label = sentence.labels[i];
      const Utf16Span at = sentence.tokens[i].at;
      std::string lower;
      append_lower(sentence.text.substr(at.start, at.size()), lower);
      // A rare contraction that the table does not hold, or "_": no lesson in it.
      if (label.find('+') != std::string::npos ? !contractions.find(lower, label)
                                               : !upos_from_name(label)) {
        usable = false;
        break;
      }
      example.labels.push_back(labels.of(label));
      example.allowed.push_back(contractions.has(lower) ? kAnyLabel : 0);
    }
    if (!usable) continue;
    const auto attributes = attributes_of(sentence.text, sentence.tokens, lexicon);
    Tagger::features(attributes, gazetteer.find(sentence.text, sentence.tokens), example.features);
    example.weight = weight;
    examples.push_back(std::move(example));
  }
  return examples;
}

/// As in decoding, only a form of the contraction table may be several words.
void permit(std::vector<Example>& examples, const LabelIndex& labels) {
  LabelSet simple = 0;
  for (std::size_t i = 0; i < labels.names.size(); ++i) {
    if (labels.names[i].find('+') == std::string::npos) simple |= LabelSet{1} << i;
  }
  for (Example& example : examples) {
    for (LabelSet& allowed : example.allowed) allowed |= simple;
  }
}

double accuracy(const std::string& section, const std::vector<Example>& examples) {
  const auto chain = LinearChain::read(section);
  LinearChain::Lattice lattice;
  std::vector<Label> path;
  std::size_t right = 0, all = 0;
  for (const Example& example : examples) {
    chain->score(example.features, lattice);
    chain->decode(lattice, example.allowed, path);
    for (std::size_t i = 0; i < path.size(); ++i) right += path[i] == example.labels[i];
    all += path.size();
  }
  return all ? 100.0 * static_cast<double>(right) / static_cast<double>(all) : 0;
}

// ---- names

constexpr const char* kTypes[] = {"PER", "ORG", "LOC", "MISC"};
constexpr char kParts[] = {'S', 'B', 'I', 'E'};

std::vector<std::string> name_labels() {
  std::vector<std::string> labels{"O"};
  for (const char* type : kTypes) {
    for (const char part : kParts) labels.push_back(std::string(1, part) + "-" + type);
  }
  return labels;
}

/// A name goes S, or B I* E, of one type; anything else is impossible.
void forbid_broken_names(const std::vector<std::string>& labels, ChainOptions& options) {
  const std::size_t n = labels.size();
  options.forbidden.assign(n * n, false);
  options.forbidden_begin.assign(n, false);
  options.forbidden_end.assign(n, false);
  const auto open = [](const std::string& l) { return l[0] == 'B' || l[0] == 'I'; };
  const auto inside = [](const std::string& l) { return l[0] == 'I' || l[0] == 'E'; };
  for (std::size_t a = 0; a < n; ++a) {
    options.forbidden_begin[a] = inside(labels[a]);
    options.forbidden_end[a] = open(labels[a]);
    for (std::size_t b = 0; b < n; ++b) {
      const bool same = labels[a].substr(1) == labels[b].substr(1);
      options.forbidden[a * n + b] =
          open(labels[a]) != inside(labels[b]) || (open(labels[a]) && !same);
    }
  }
}

/// The part of a model that comes before the names, to tag name corpora with.
struct Analyzer {
  Lexicon lexicon;
  Gazetteer gazetteer;
  SentenceModel sentences;
  Tagger tagger;
  std::shared_ptr<const TokenRules> rules;

  explicit Analyzer(const Training& t)
      : lexicon(lexicon_of(t)),
        gazetteer(t.sections.at("gazetteer")),
        sentences(*SentenceModel::read(t.sections.at("sentences"))),
        tagger(*Tagger::read(t.sections.at("tagger"), Contractions::read(language_of(t)),
                             *LemmaRules::read(t.sections.at("lemmas"), lexicon))),
        rules(read_token_rules(language_of(t))) {}
};

std::vector<Example> name_examples(const std::vector<NamedText>& texts, const Analyzer& analyzer,
                                   float weight) {
  const std::vector<std::string> labels = name_labels();
  const auto label_of = [&](char part, const std::string& type) {
    return static_cast<Label>(
        std::find(labels.begin(), labels.end(), std::string(1, part) + "-" + type) -
        labels.begin());
  };
  std::vector<Example> examples;
  for (const NamedText& text : texts) {
    const auto blocks = find_blocks(text.text);
    auto tokens = tokenize(text.text, blocks, *analyzer.rules);
    const auto attributes = attributes_of(text.text, tokens, analyzer.lexicon);
    const auto sentences =
        find_sentences(text.text, blocks, tokens, attributes, *analyzer.rules, &analyzer.sentences);
    const auto hints = analyzer.gazetteer.find(text.text, tokens);
    analyzer.tagger.tag(text.text, sentences, attributes, hints, analyzer.lexicon, tokens);

    // A name covers the tokens that it touches.
    std::vector<Label> gold(tokens.size(), 0);
    for (const auto& name : text.names) {
      std::size_t first = 0;
      while (first < tokens.size() && tokens[first].at.end <= name.at.start) ++first;
      std::size_t end = first;
      while (end < tokens.size() && tokens[end].at.start < name.at.end) ++end;
      for (std::size_t i = first; i < end; ++i) {
        const char part = end - first == 1 ? 'S' : i == first ? 'B' : i + 1 == end ? 'E' : 'I';
        gold[i] = label_of(part, name.type);
      }
    }
    for (const Sentence& sentence : sentences) {
      const std::size_t first = sentence.tokens.start, size = sentence.tokens.size();
      if (size > 512) continue;
      Example example;
      NameModel::features(text.text, std::span(tokens).subspan(first, size),
                          std::span(attributes).subspan(first, size),
                          std::span(hints).subspan(first, size), example.features);
      example.labels.assign(gold.begin() + static_cast<std::ptrdiff_t>(first),
                            gold.begin() + static_cast<std::ptrdiff_t>(first + size));
      // A name cut by a sentence end: mend it to whole names.
      const auto broken = [&](std::size_t i) {
        const std::string& l = labels[example.labels[i]];
        const std::string& before = i > 0 ? labels[example.labels[i - 1]] : labels[0];
        const bool must_go_on = before[0] == 'B' || before[0] == 'I';
        return must_go_on != (l[0] == 'I' || l[0] == 'E');
      };
      bool whole =
          labels[example.labels.back()][0] != 'B' && labels[example.labels.back()][0] != 'I';
      for (std::size_t i = 0; i < size; ++i) whole = whole && !broken(i);
      if (!whole) continue;
      example.weight = weight;
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

/// Micro F1 over names, token spans (the scorer of shared/eval counts characters).
double name_f1(const std::string& section, const std::vector<Example>& examples) {
  const auto chain = LinearChain::read(section);
  const std::vector<std::string>& labels = chain->labels();
  LinearChain::Lattice lattice;
  std::vector<Label> path;
  std::size_t right = 0, gold = 0, found = 0;
  const auto spans = [&](const std::vector<Label>& sequence) {
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> out;
    for (std::size_t i = 0, start = 0; i < sequence.size(); ++i) {
      const std::string& l = labels[sequence[i]];
      if (l[0] == 'B' || l[0] == 'S') start = i;
      if (l[0] == 'E' || l[0] == 'S') out.emplace_back(start, i, l.substr(2));
    }
    return out;
  };
  for (const Example& example : examples) {
    chain->score(example.features, lattice);
    chain->decode(lattice, {}, path);
    const auto a = spans(path), b = spans(example.labels);
    found += a.size();
    gold += b.size();
    for (const auto& one : a) right += std::find(b.begin(), b.end(), one) != b.end();
  }
  return 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

void append(std::vector<Example>& to, std::vector<Example> from) {
  for (Example& example : from) to.push_back(std::move(example));
}

}  // namespace

void make_lexicon(Training& t) {
  const std::string main = t.recipe.value("feats_treebank", "");
  std::vector<LexiconTreebank> treebanks;
  for (const auto& source : t.recipe["treebanks"]) {
    LexiconTreebank treebank;
    const std::string file = source["file"];
    treebank.source = std::filesystem::path(file).stem();
    treebank.main = file == main;
    treebank.feats = source.value("feats", true);
    treebank.sentences = read_treebank(t, source);
    treebanks.push_back(std::move(treebank));
  }
  auto lexicon = build_lexicon(t.recipe, t.root, treebanks);
  t.sections["morphology"] = build_morphology(t.recipe, lexicon, treebanks);
  LemmaOptions options;
  options.free = t.recipe["morphology"].value("free", options.free);
  options.min_gain = t.recipe["morphology"].value("lemma_min_gain", options.min_gain);
  t.sections["lemmas"] = train_lemma_rules(lexicon, treebanks, options);
  std::fprintf(stderr, "lexicon: %zu + %zu bytes\n", lexicon.automaton.size(),
               lexicon.classes.size());
  t.sections["lexicon"] = std::move(lexicon.automaton);
  t.sections["lexicon-classes"] = std::move(lexicon.classes);
}

void evaluate_lexicon(Training& t, const std::string& file, bool show_errors) {
  make_lexicon(t);
  evaluate_lemmas(t.sections, language_of(t), read_treebank(t, {{"file", file}}), show_errors);
}

void make_gazetteer(Training& t) {
  t.sections["gazetteer"] = build_gazetteer(t.recipe["gazetteers"], t.root);
  std::fprintf(stderr, "gazetteer: %zu bytes\n", t.sections["gazetteer"].size());
}

void make_rarity(Training& t) { t.sections["rarity"] = build_rarity(t.recipe["raw_text"], t.root); }

void make_sentences(Training& t) {
  const Lexicon lexicon = lexicon_of(t);
  const auto rules = read_token_rules(language_of(t));
  std::vector<Example> train, dev;
  for (const auto& source : t.recipe["treebanks"]) {
    if (!source.value("sentences", true)) continue;
    const auto sentences = read_treebank(t, source);
    const float weight = source.value("weight", 1.0f);
    append(train, sentence_examples(running_text(sentences), lexicon, *rules, weight));
    const json& u = t.recipe["unstopped"];
    for (unsigned copy = 1; copy <= u["copies"].get<unsigned>(); ++copy) {
      append(train, sentence_examples(running_text(sentences, u["share"], copy), lexicon, *rules,
                                      weight * u["weight"].get<float>()));
    }
  }
  for (const auto& source : t.recipe.value("sentence_lines", json::array())) {
    append(train, sentence_examples(running_text(read_lines(t, source, *rules)), lexicon, *rules,
                                    source.value("weight", 1.0f)));
  }
  for (const auto& source : t.recipe["sentences_dev"]) {
    append(dev, sentence_examples(running_text(read_treebank(t, source)), lexicon, *rules, 1));
  }
  t.sections["sentences"] =
      train_chain({"in", "end"}, train, options_of(t.recipe["sentences"]),
                  [&](int, const std::string& section) {
                    std::fprintf(stderr, ", dev tokens right %.3f", accuracy(section, dev));
                  });
}

void make_tagger(Training& t) {
  const Lexicon lexicon = lexicon_of(t);
  const Gazetteer gazetteer(t.sections.at("gazetteer"));
  const Contractions contractions = Contractions::read(language_of(t));
  LabelIndex labels;
  std::vector<Example> train, dev;
  for (const auto& source : t.recipe["treebanks"]) {
    append(train, tagger_examples(read_treebank(t, source), lexicon, gazetteer, contractions,
                                  labels, source.value("weight", 1.0f)));
  }
  for (const auto& source : t.recipe["treebanks_dev"]) {
    append(dev,
           tagger_examples(read_treebank(t, source), lexicon, gazetteer, contractions, labels, 1));
  }
  permit(train, labels);
  permit(dev, labels);
  t.sections["tagger"] = train_chain(labels.names, train, options_of(t.recipe["tagger"]),
                                     [&](int, const std::string& section) {
                                       std::fprintf(stderr, ", dev %.3f", accuracy(section, dev));
                                     });
}

void make_names(Training& t) {
  const Analyzer analyzer(t);
  std::vector<Example> train, dev;
  const auto read = [&](const json& source) {
    const auto texts = read_names(path_of(t.root, source["file"]), source.value("first", 0u),
                                  source.value("last", 0u));
    return name_examples(texts, analyzer, source.value("weight", 1.0f));
  };
  for (const auto& source : t.recipe["names"]) append(train, read(source));
  for (const auto& source : t.recipe["names_dev"]) append(dev, read(source));
  ChainOptions options = options_of(t.recipe["name_model"]);
  const auto labels = name_labels();
  forbid_broken_names(labels, options);
  std::fprintf(stderr, "  %zu sentences\n", train.size());
  t.sections["names"] = train_chain(labels, train, options, [&](int, const std::string& section) {
    std::fprintf(stderr, ", dev F1 %.2f", name_f1(section, dev));
  });
}

void reuse(Training& t, const std::string& step) {
  t.sections[step] = t.earlier->section(step);
  if (step != "lexicon") return;
  for (const char* more : {"lexicon-classes", "lemmas", "morphology"}) {
    t.sections[more] = t.earlier->section(more);
  }
}

std::string pack(const Training& t) {
  const auto write = [&](const std::string& answer) {
    BundleWriter writer;
    writer.add("name", t.recipe["name"]);
    writer.add("language", language_of(t));
    for (const auto& [name, bytes] : t.sections) writer.add(name, bytes);
    std::string text;
    for (const auto& line : t.recipe["selftest"]) text += line.get<std::string>() + "\n";
    writer.add("selftest-text", text);
    writer.add("selftest-answer", answer);
    return writer.write();
  };
  // What the finished model says of the self-test text is what it must say ever after.
  const auto draft = Bundle::read(write(""));
  auto model = read_model(draft.value);
  if (!model) {
    std::fprintf(stderr, "the model cannot be read back\n");
    std::exit(1);
  }
  const Resources::Rules rules{read_token_rules(language_of(t)), read_term_data(language_of(t))};
  return write(
      selftest_answer(decode_utf8(draft.value->section("selftest-text")).text, *model, rules));
}

}  // namespace filigrane::training
