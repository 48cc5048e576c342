#include "quantities/cursor.h"
#include "quantities/numbers.h"

namespace filigrane {
namespace {

using Kind = FigureKind;
constexpr FigureKinds kCardinals(Kind::kOne, Kind::kUnit, Kind::kTeen, Kind::kTen, Kind::kHundred,
                                 Kind::kScale, Kind::kAbout);
constexpr FigureKinds kScales(Kind::kScale, Kind::kAbout);

/// Puts words of numbers together, below the next scale and above it.
class WordReader {
 public:
  /// Whether the word goes on with the number; takes it in if so.
  bool take(const FigureEntry& entry);
  std::uint64_t below() const { return below_; }
  bool scaled() const { return scaled_; }
  bool approximate() const { return approximate_; }
  std::uint64_t scale() const { return last_scale_ == 0 ? 1 : last_scale_; }
  std::optional<Decimal> value() const { return sum(Decimal{above_, 0}, Decimal{below_, 0}); }

 private:
  static constexpr std::uint64_t kMost = 1'000'000'000'000'000;
  bool multiply(const FigureEntry& entry);

  std::uint64_t above_ = 0, below_ = 0, last_scale_ = 0;
  bool some_ = false, scaled_ = false, approximate_ = false;
};

bool WordReader::multiply(const FigureEntry& entry) {
  const std::uint64_t scale = entry.value;
  const bool whole = below_ == 0 && some_ && above_ != 0;  // mille | milliards
  std::uint64_t& multiplied = whole ? above_ : below_;
  const std::uint64_t factor = multiplied == 0 ? 1 : multiplied;
  if (factor > kMost / scale) return false;
  if (!whole && last_scale_ != 0 && scale >= last_scale_) {
    // "deux cent mille millions": all that stands before counts.
    if (above_ > kMost / scale - below_) return false;
    above_ = (above_ + below_) * scale;
    below_ = 0;
  } else if (whole) {
    above_ *= scale;
  } else {
    above_ += factor * scale;
    below_ = 0;
  }
  last_scale_ = scale;
  scaled_ = true;
  approximate_ = approximate_ || entry.kind == Kind::kAbout;
  return true;
}

bool WordReader::take(const FigureEntry& entry) {
  bool fits = false;
  switch (entry.kind) {
    case Kind::kOne:
    case Kind::kUnit:
      fits = below_ % 10 == 0 && below_ % 100 != 10;
      // dix-sept
      fits = fits || (entry.value >= 7 && below_ % 10 == 0 && below_ % 100 / 10 % 2 == 1);
      if (some_ && entry.value == 0) fits = false;
      if (fits) below_ += entry.value;
      break;
    case Kind::kTeen:
      fits = below_ % 100 == 0 || below_ % 100 == 60 || below_ % 100 == 80;
      if (fits) below_ += entry.value;
      break;
    case Kind::kTen:
      fits = below_ % 100 == 0;
      if (!fits && entry.value == 20 && below_ % 100 == 4) {  // quatre-vingts
        below_ += 76;
        some_ = true;
        return true;
      }
      if (fits) below_ += entry.value;
      break;
    case Kind::kHundred:
      fits = below_ < 100;
      if (fits) below_ = (below_ == 0 ? 1 : below_) * 100;
      break;
    case Kind::kAbout:
      // A dozen multiplies, and is a number of its own behind an article: deux douzaines.
      if (entry.value < 1000 && entry.value != 100) {
        fits = above_ == 0 && below_ < 10;
        if (fits) below_ = (below_ == 0 ? 1 : below_) * entry.value;
        approximate_ = true;
        scaled_ = scaled_ || fits;
        break;
      }
      fits = multiply(entry);
      break;
    case Kind::kScale:
      fits = multiply(entry);
      break;
    default:
      break;
  }
  some_ = some_ || fits;
  return fits;
}

/// "deux | tiers", "la | moitie": changes `number` if a fraction follows.
void read_part(std::u16string_view text, const FigureWords& words, std::uint64_t count,
               Number& number) {
  const FigureMatch part = words.find(text, after_gap(text, number.end), FigureKinds(Kind::kPart));
  const std::uint32_t joint = number.end;
  if (part && words.find(text, after_gap(text, number.end), FigureKinds(Kind::kFixed))) return;
  if (!part || number.scaled || count == 0 || count >= part.entry->value) return;
  number.value = quotient(count, part.entry->value);
  number.end = part.end;
  number.fraction = true;
  // "un tiers" may also be a third party, "one-third" and "deux tiers" may not.
  number.article = count == 1 && !is_hyphen(text[joint]);
}

/// "a" stands right before text[at].
bool is_after_article(std::u16string_view text, std::uint32_t at, const FigureWords& words) {
  return at >= 2 && is_blank(text[at - 1]) && !(at >= 3 && is_letter(text[at - 3])) &&
         words.find_whole(text, at - 2, at - 1, FigureKinds(Kind::kArticle));
}

}  // namespace

std::optional<Number> read_words(std::u16string_view text, std::uint32_t at,
                                 const FigureWords& words) {
  if (const FigureMatch part = words.find(text, at, FigureKinds(Kind::kPart))) {
    // "third" alone is an ordinal; "a third of" is found here too, without its article.
    const bool of =
        static_cast<bool>(words.find(text, after_blanks(text, part.end), FigureKinds(Kind::kOf)));
    if (part.entry->value != 2 && !(of && is_after_article(text, at, words))) return std::nullopt;
    Number half;
    half.start = at;
    half.end = part.end;
    half.value = quotient(1, part.entry->value);
    half.in_words = true;
    half.fraction = half.article = true;
    if (part.entry->value != 2) return half;
    // half a million
    const FigureMatch one =
        words.find(text, after_blanks(text, half.end), FigureKinds(Kind::kArticle));
    if (!one) return half;
    const FigureMatch scale =
        words.find(text, after_blanks(text, one.end), FigureKinds(Kind::kScale, Kind::kAbout));
    if (!scale) return half;
    half.value = product(Decimal{5, -1}, Decimal{scale.entry->value, 0});
    half.end = scale.end;
    half.fraction = half.article = false;
    half.scaled = true;
    return half;
  }
  WordReader reader;
  Number number;
  number.start = number.end = at;
  number.in_words = true;
  if (const FigureMatch many = words.find(text, at, FigureKinds(Kind::kMany))) {
    number.end = many.end;
    number.approximate = number.scaled = true;
    // des centaines de milliers
    const FigureMatch of = words.find(text, after_blanks(text, many.end), FigureKinds(Kind::kOf));
    const FigureMatch more = words.find(text, after_blanks(text, of ? of.end : many.end),
                                        FigureKinds(Kind::kMany, Kind::kScale));
    if (more) number.end = more.end;
    return number;
  }
  std::uint32_t next = at;
  int taken = 0;
  while (const FigureMatch word = words.find(text, next, kCardinals)) {
    if (!reader.take(*word.entry)) break;
    number.article = taken++ == 0 && word.entry->kind == Kind::kOne;
    number.end = word.end;
    next = after_gap(text, number.end);
    if (next == number.end) break;
    // "soixante et onze", "one hundred and five": the word between belongs to the number only if
    // another follows that fits.
    if (const FigureMatch both = words.find(text, next, FigureKinds(Kind::kAnd))) {
      const std::uint32_t behind = after_gap(text, both.end);
      const FigureMatch more = words.find(text, behind, kCardinals);
      const bool fits = more && behind > both.end && !number.article &&
                        more.entry->kind != Kind::kScale && more.entry->kind != Kind::kAbout &&
                        reader.below() != 0 && reader.below() >= 20 &&
                        (more.entry->kind != Kind::kOne || reader.below() % 100 != 0);
      if (!fits) break;
      next = behind;
    }
  }
  if (taken == 0) return std::nullopt;
  number.value = reader.value();
  number.scaled = reader.scaled();
  number.scale = {reader.scale(), 0};
  number.approximate = reader.approximate();
  read_part(text, words, reader.below(), number);
  if (!number.fraction) read_scale(text, words, number);
  return number;
}

void read_scale(std::u16string_view text, const FigureWords& words, Number& number) {
  Decimal last = number.scale;
  const auto half = [&] {
    // "deux millions et demi", "two and a half million"
    const std::uint32_t gap = after_blanks(text, number.end);
    const FigureMatch match =
        gap > number.end ? words.find(text, gap, FigureKinds(Kind::kHalf)) : FigureMatch{};
    if (!match || !number.value) return;
    const auto more = product(last, Decimal{5, -1});
    if (more) number.value = sum(*number.value, *more);
    number.end = match.end;
    number.bare = false;
  };
  half();
  for (;;) {
    const FigureMatch scale = words.find(text, after_gap(text, number.end), kScales);
    if (!scale) break;
    if (number.value) number.value = product(*number.value, Decimal{scale.entry->value, 0});
    last = Decimal{scale.entry->value, 0};
    number.scale = product(number.scale, last).value_or(last);
    number.end = scale.end;
    number.scaled = true;
    number.bare = false;
    number.article = false;
    number.approximate = number.approximate || scale.entry->kind == Kind::kAbout;
  }
  if (number.scaled) half();
}

}  // namespace filigrane
