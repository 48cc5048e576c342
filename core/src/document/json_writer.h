/// Writes JSON straight into a string: no tree in between (docs/decisions/0001-streaming-json.md).
#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The caller opens and closes objects and arrays in the right order; the writer sets the commas.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// `name` is written as it is: it must need no escapes.
  void key(std::string_view name) {
    separate();
    out_.push_back('"');
    out_.append(name);
    out_.append("\":");
    comma_ = false;
  }

  void number(std::int64_t value) {
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, end);
    comma_ = true;
  }
  /// Thousandths as a decimal number: 1000 is 1, 980 is 0.98.
  void score(Score thousandths);
  /// Tenths as a decimal number: 312 is 31.2.
  void tenths(std::int32_t value);
  /// A number written in decimal digits already; anything that JSON would not read is null.
  void decimal(std::string_view number);
  void boolean(bool value) { literal(value ? "true" : "false"); }
  void null() { literal("null"); }
  /// UTF-8. Bytes that are none are written as U+FFFD, so that the result is always JSON.
  void string(std::string_view utf8);

  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (comma_) out_.push_back(',');
  }
  void open(char c) {
    separate();
    out_.push_back(c);
    comma_ = false;
  }
  void close(char c) {
    out_.push_back(c);
    comma_ = true;
  }
  void literal(std::string_view word) {
    separate();
    out_.append(word);
    comma_ = true;
  }

  std::string out_;
  bool comma_ = false;  // the next value or key comes after another
};

}  // namespace filigrane
