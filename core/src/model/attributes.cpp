#include "model/attributes.h"

#include <unicode/uchar.h>

#include <string>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// A token longer than this is a URL or junk: its end tells no more.
constexpr std::size_t kLongestToken = 64;

constexpr std::size_t kRemembered = 4096;  // a power of two

std::size_t bucket(std::u16string_view form) {
  std::uint32_t hash = static_cast<std::uint32_t>(form.size());
  for (const char16_t unit : form) hash = hash * 0x01000193u + unit;
  return (hash * 0x9E3779B1u >> 16) & (kRemembered - 1);
}

char shape_of(char32_t value) {
  const auto c = static_cast<UChar32>(value);
  if (u_isdigit(c)) return '9';
  if (u_isupper(c) || u_istitle(c)) return 'X';
  if (u_isalpha(c)) return 'x';
  if (is_apostrophe(value)) return '\'';
  if (is_hyphen(value)) return '-';
  if (value < 0x80) return static_cast<char>(value);
  return u_ispunct(c) ? 'p' : 'o';
}

/// UTF-8 text with the places where its letters begin.
struct Letters {
  std::string bytes;
  std::vector<std::uint32_t> starts;

  void clear() {
    bytes.clear();
    starts.clear();
  }
  void add(char32_t c) {
    starts.push_back(static_cast<std::uint32_t>(bytes.size()));
    append_utf8(c, bytes);
  }
  std::string_view first(std::size_t count) const {
    return std::string_view(bytes).substr(0, count < starts.size() ? starts[count] : bytes.size());
  }
  std::string_view last(std::size_t count) const {
    return std::string_view(bytes).substr(count < starts.size() ? starts[starts.size() - count]
                                                                : 0);
  }
};

class AttributeReader {
 public:
  explicit AttributeReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  Attributes read(std::u16string_view token) {
    token = token.substr(0, kLongestToken);
    Attributes a;
    lower_.clear();
    shape_.clear();
    key_.clear();
    append_lower(token, key_);

    std::size_t letters = 0, small = 0;
    for (std::size_t at = 0; at < token.size();) {
      const CodePoint c = code_point_at(token, at);
      const char shape = shape_of(c.value);
      if (shape_.empty() || shape_.back() != shape) shape_ += shape;
      letters += shape == 'X' || shape == 'x';
      small += shape == 'x';
      lower_.add(shape == '9'    ? U'0'
                 : shape == '\'' ? U'\''
                 : shape == '-'  ? U'-'
                                 : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
      if (at == 0) a.capital = shape == 'X';
      at += c.units;
    }
    a.letters = letters > 0;
    a.has_small = small > 0;
    a.lower = hash_bytes(lower_.bytes);
    a.shape = hash_bytes(shape_);
    folded_.clear();
    append_folded(token, folded_);
    for (char& byte : folded_) {
      if (byte >= '1' && byte <= '9') byte = '0';
    }
    a.folded = hash_bytes(folded_);
    for (std::size_t n = 0; n < a.prefix.size(); ++n) a.prefix[n] = hash_bytes(lower_.first(n + 2));
    for (std::size_t n = 0; n < a.suffix.size(); ++n) a.suffix[n] = hash_bytes(lower_.last(n + 2));
    if (const auto found = lexicon_.find(key_)) {
      a.known = *found;
      a.tags = lexicon_.tags(*found);
      a.readings = lexicon_.readings_hash(*found);
    }
    return a;
  }

 private:
  const Lexicon& lexicon_;
  Letters lower_;
  std::string shape_, key_, folded_;
};

}  // namespace

std::uint32_t hash_bytes(std::string_view bytes) {
  std::uint32_t hash = 0x811C9DC5u;
  for (const char byte : bytes) hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x01000193u;
  return hash;
}

std::vector<Attributes> attributes_of(std::u16string_view text, std::span<const Token> tokens,
                                      const Lexicon& lexicon) {
  std::vector<Attributes> attributes;
  attributes.reserve(tokens.size());
  AttributeReader reader(lexicon);
  // Most words of a text stood in it before: the last token of each hash of the form.
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> seen(kRemembered, kNone);
  const auto form_of = [&](const Token& token) {
    return text.substr(token.at.start, token.at.size());
  };
  for (const Token& token : tokens) {
    const auto form = form_of(token);
    std::uint32_t& before = seen[bucket(form)];
    if (before != kNone && form_of(tokens[before]) == form) {
      attributes.push_back(attributes[before]);
    } else {
      attributes.push_back(reader.read(form));
      before = static_cast<std::uint32_t>(attributes.size() - 1);
    }
  }
  return attributes;
}

}  // namespace filigrane
