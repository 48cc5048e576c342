#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_apostrophe(c)) return '\'';
  if (is_hyphen(c)) return '-';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

/// Appends the base letters of `c`, without its marks.
void append_base(char32_t c, const UNormalizer2* nfd, std::string& key) {
  if (c < 0x80) {
    key += static_cast<char>(c);
    return;
  }
  switch (c) {
    case 0x153:
      key += "oe";
      return;
    case 0xE6:
      key += "ae";
      return;
    case 0xDF:
      key += "ss";
      return;
    default:
      break;
  }
  if (is_combining(c)) return;
  UChar parts[32];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count =
      nfd ? unorm2_getDecomposition(nfd, static_cast<UChar32>(c), parts, 32, &status) : -1;
  if (count < 1 || U_FAILURE(status)) {
    append_utf8(c, key);
    return;
  }
  const std::u16string_view decomposed(parts, static_cast<std::size_t>(count));
  for (std::size_t at = 0; at < decomposed.size();) {
    const CodePoint part = code_point_at(decomposed, at);
    at += part.units;
    if (!is_combining(part.value)) append_utf8(part.value, key);
  }
}

/// What each character of the Latin blocks gives, asked of ICU once: nearly all of a text in French
/// or English is of these.
class LatinForms {
 public:
  static constexpr char16_t kEnd = 0x180;

  /// @param append  adds the form of a character to a key
  template <class Append>
  explicit LatinForms(Append append) {
    for (char32_t c = 0; c < kEnd; ++c) {
      std::string form;
      append(c, form);
      Form& kept = forms_[c];
      kept.size = static_cast<std::uint8_t>(form.copy(kept.bytes, sizeof kept.bytes));
    }
  }
  void append(char16_t c, std::string& key) const {
    const Form& form = forms_[c];
    if (form.size == 1) {
      key.push_back(form.bytes[0]);
    } else {
      key.append(form.bytes, form.size);
    }
  }

 private:
  struct Form {
    char bytes[7];
    std::uint8_t size;
  };
  std::array<Form, kEnd> forms_ = {};
};

/// Appends each character of `word`: those of the Latin blocks as they are known, others by
/// `append`.
template <class Append>
void append_each(std::u16string_view word, const LatinForms& latin, Append append,
                 std::string& key) {
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] < LatinForms::kEnd) {
      latin.append(word[at++], key);
      continue;
    }
    const CodePoint c = code_point_at(word, at);
    at += c.units;
    append(c.value, key);
  }
}

}  // namespace

bool is_combining(char32_t c) {
  // None stands before U+0300, nor among the marks of punctuation.
  if (c < 0x300 || (c >= 0x2000 && c < 0x20D0)) return false;
  return u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

bool has_small_letter(std::u16string_view words) {
  return std::any_of(words.begin(), words.end(), [](char16_t c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : static_cast<bool>(u_islower(c));
  });
}

void append_lower(std::u16string_view word, std::string& key) {
  const auto append = [](char32_t c, std::string& out) { append_utf8(lower(c), out); };
  static const LatinForms kLatin(append);
  append_each(word, kLatin, append, key);
}

void append_folded(std::u16string_view word, std::string& key) {
  const auto append = [](char32_t c, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    append_base(lower(c), unorm2_getNFDInstance(&status), out);
  };
  static const LatinForms kLatin(append);
  append_each(word, kLatin, append, key);
}

}  // namespace filigrane
