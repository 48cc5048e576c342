#include "corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "text/chars.h"

namespace filigrane::training {
namespace {

/// Collects the lines of one sentence.
class SentenceReader {
 public:
  explicit SentenceReader(bool split_words) : split_words_(split_words) {}

  void add(const std::vector<std::string>& fields) {
    const std::string& id = fields[0];
    if (id.find('.') != std::string::npos) return;  // empty node
    const std::u16string form = decode_utf8(fields[1]).text;
    const bool space = fields[9].find("SpaceAfter=No") == std::string::npos;
    if (const auto dash = id.find('-'); dash != std::string::npos) {
      const int first = std::stoi(id.substr(0, dash)), last = std::stoi(id.substr(dash + 1));
      words_left_ = last - first + 1;
      range_ = place(form, space);
      cursor_ = range_.start;
      if (!split_words_) push(range_, "", "", "");
      return;
    }
    if (words_left_ == 0) {
      push(place(form, space), fields[3], fields[2], fields[5]);
      return;
    }
    --words_left_;
    if (!split_words_) {
      std::string& label = sentence_.labels.back();
      label += (label.empty() ? "" : "+") + fields[3];
      return;
    }
    // The words of "don't" stand one after the other in it; those of "wanna" may not.
    std::uint32_t end = cursor_ + static_cast<std::uint32_t>(form.size());
    if (words_left_ == 0 || end > range_.end) end = range_.end;
    if (end > cursor_) push({cursor_, end}, fields[3], fields[2], fields[5]);
    cursor_ = end;
  }

  TreebankSentence take() {
    sentence_.space_after = pending_space_;
    pending_space_ = false;
    return std::exchange(sentence_, {});
  }
  bool empty() const { return sentence_.tokens.empty(); }

 private:
  Utf16Span place(const std::u16string& form, bool space) {
    if (pending_space_) sentence_.text += u' ';
    pending_space_ = space;
    const auto start = static_cast<std::uint32_t>(sentence_.text.size());
    sentence_.text += form;
    return {start, static_cast<std::uint32_t>(sentence_.text.size())};
  }
  void push(Utf16Span at, const std::string& label, const std::string& lemma,
            const std::string& feats) {
    Token token;
    token.at = at;
    sentence_.tokens.push_back(token);
    sentence_.labels.push_back(label);
    sentence_.lemmas.push_back(lemma);
    sentence_.feats.push_back(feats == "_" ? "" : feats);
  }

  bool split_words_;
  TreebankSentence sentence_;
  bool pending_space_ = false;
  int words_left_ = 0;
  Utf16Span range_;
  std::uint32_t cursor_ = 0;
};

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(1);
  }
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string path_of(const std::string& root, const std::string& file) {
  return file.starts_with("training/") ? file : root + "/" + file;
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::size_t start = 0;
  for (;;) {
    const auto at = line.find(separator, start);
    fields.push_back(line.substr(start, at - start));
    if (at == std::string::npos) return fields;
    start = at + 1;
  }
}

std::vector<TreebankSentence> read_conllu(const std::string& path, bool split_words) {
  std::vector<TreebankSentence> sentences;
  SentenceReader reader(split_words);
  for (const std::string& line : split(read_file(path), '\n')) {
    if (line.empty()) {
      if (!reader.empty()) sentences.push_back(reader.take());
    } else if (line[0] != '#') {
      reader.add(split(line, '\t'));
    }
  }
  return sentences;
}

std::vector<NamedText> read_names(const std::string& path, std::size_t first, std::size_t last) {
  std::vector<NamedText> texts;
  std::size_t number = 0;
  for (const std::string& line : split(read_file(path), '\n')) {
    if (line.empty() || number++ < first || (last != 0 && number > last)) continue;
    const auto json = nlohmann::json::parse(line);
    NamedText text;
    text.text = decode_utf8(json["text"].get<std::string>()).text;
    std::vector<std::uint32_t> units;  // of each code point
    for (std::uint32_t at = 0; at < text.text.size(); at += code_point_at(text.text, at).units) {
      units.push_back(at);
    }
    units.push_back(static_cast<std::uint32_t>(text.text.size()));
    for (const auto& name : json["entities"]) {
      text.names.push_back(
          {{units.at(name[0].get<std::size_t>()), units.at(name[1].get<std::size_t>())}, name[2]});
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<NamedText> read_press(const std::string& path) {
  std::vector<NamedText> texts;
  std::size_t number = 0;
  for (const std::string& raw : split(read_file(path), '\n')) {
    ++number;
    if (raw.empty() || raw.starts_with("# ")) continue;
    const std::u16string line = decode_utf8(raw).text;
    NamedText text;
    for (std::size_t at = 0; at < line.size();) {
      const auto open = std::min(line.find(u'[', at), line.size());
      text.text += line.substr(at, open - at);
      if (open == line.size()) break;
      const auto bar = line.find(u'|', open), close = line.find(u']', open);
      if (close == std::u16string::npos || bar > close) {
        std::fprintf(stderr, "%s:%zu: broken mark\n", path.c_str(), number);
        std::exit(1);
      }
      const auto start = static_cast<std::uint32_t>(text.text.size());
      text.text += line.substr(open + 1, bar - open - 1);
      std::string type;
      for (const char16_t c : line.substr(bar + 1, close - bar - 1)) type += static_cast<char>(c);
      text.names.push_back({{start, static_cast<std::uint32_t>(text.text.size())}, type});
      at = close + 1;
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace filigrane::training
