/// @file filigrane.h
/// The public interface of the analysis core: one text in, one Document out.
///
///     auto resources = filigrane::load_resources(bundles);               // once, share between
///     threads auto document = filigrane::analyze(text, *resources.value);        // for each text
///     std::string json = filigrane::to_json(document.value);
///
/// Text is UTF-16 inside, as in ICU and in the page; a span is half-open [start, end) and counts
/// UTF-16 units of the text exactly as given. Other units exist only at the border (Offsets).
/// Errors are values. Nothing here throws, prints, or keeps state between calls.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filigrane {

inline constexpr std::string_view kVersion = "0.1.0";
/// Longest text analysed, in UTF-16 units; more gives Code::kTooLarge.
inline constexpr std::uint32_t kMaxTextUnits = 64u << 20;

enum class Code : std::uint8_t {
  kOk,
  kInvalidArgument,
  kTooLarge,
  kBadBundle,      ///< not a model bundle, damaged, or its self-test fails
  kBundleVersion,  ///< a bundle of a format this build does not read
  kInternal,
};
/// A stable lower-case name for machines: "ok", "invalid-argument", "too-large", …
std::string_view code_name(Code code);

struct [[nodiscard]] Status {
  Code code = Code::kOk;
  std::string detail;  ///< English, for logs; user interfaces translate `code`
  bool ok() const { return code == Code::kOk; }
};
template <class T>
struct [[nodiscard]] Result {
  Status status;
  T value{};  ///< counts only if status.ok()
};

struct Utf16Span {
  std::uint32_t start = 0, end = 0;  ///< [start, end) in UTF-16 units of the text as given
  std::uint32_t size() const { return end - start; }
  friend bool operator==(Utf16Span, Utf16Span) = default;
};
struct TokenSpan {
  std::uint32_t start = 0, end = 0;  ///< [start, end) in Document::tokens
  std::uint32_t size() const { return end - start; }
  friend bool operator==(TokenSpan, TokenSpan) = default;
};
using Score = std::uint16_t;  ///< thousandths, 0 to 1000
using EntityId = std::int32_t;
inline constexpr EntityId kNoEntity = -1;

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};
inline constexpr int kUposCount = 17;
std::string_view upos_name(Upos upos);  ///< "ADJ", …
std::optional<Upos> upos_from_name(std::string_view name);

enum class BlockKind : std::uint8_t {
  kTitle,
  kStandfirst,
  kHeading,
  kBody,
  kCaption,
  kByline,
  kDateline,
  kNotice,
  kRelated,
  kFurniture,
};
std::string_view block_kind_name(BlockKind kind);  ///< "title", …
std::optional<BlockKind> block_kind_from_name(std::string_view name);
/// Counts, terms and cast use content blocks only.
constexpr bool is_content(BlockKind kind) { return kind <= BlockKind::kBody; }
enum class MentionType : std::uint8_t { kPer, kOrg, kLoc, kMisc };
std::string_view mention_type_name(MentionType type);  ///< "PER", …
std::optional<MentionType> mention_type_from_name(std::string_view name);
enum class Source : std::uint8_t { kModel, kRule, kUser };
/// Why a mention is there, or has the type or the span that it has.
enum class Reason : std::uint8_t {
  kModel,
  kAgreement,   ///< the same words have this type elsewhere in the text
  kRepeat,      ///< the same words are a name elsewhere in the text
  kCivility,    ///< behind a civility: "Mme May"
  kFullName,    ///< part of the name of somebody who is named in full elsewhere
  kRepair,      ///< a title cut off, a name put together that was in parts
  kList,        ///< two listed names that a hyphen joins
  kDictionary,  ///< of the user
  kUser,        ///< a correction
};
enum class Gender : std::uint8_t { kUnknown, kFeminine, kMasculine };
enum class DateType : std::uint8_t { kDate, kTime, kDuration, kSet };
enum class QuantityKind : std::uint8_t {
  kMoney,
  kPercent,
  kNumber,
  kOrdinal,
  kMeasure,
  kScore,  ///< 3-1; has no value
  kTicker,
  kUrl,
  kEmail,
  kPhone,
};
enum class QuoteKind : std::uint8_t {
  kDirect,       ///< between marks, and could stand alone as a sentence
  kFragment,     ///< between marks, part of the reporter's sentence
  kIndirect,     ///< reported: "a déclaré que ...", "refuse de ..."
  kAccordingTo,  ///< reported: "selon X, ..."
};
constexpr bool is_between_marks(QuoteKind kind) {
  return kind == QuoteKind::kDirect || kind == QuoteKind::kFragment;
}
/// What a cue verb says of the writer's attitude to the words reported.
enum class Stance : std::uint8_t {
  kNeutral,     ///< dire
  kDistancing,  ///< prétendre, affirmer
  kCommitting,  ///< reconnaître, révéler
};

struct Language {
  std::string code = "und";  ///< BCP 47; "und" when unknown
  Score confidence = 0;
};
struct Block {
  Utf16Span at;
  BlockKind kind = BlockKind::kBody;
};
struct Sentence {
  Utf16Span at;
  TokenSpan tokens;
};
/// A syntactic word inside a token that holds several (du = de + le). UTF-8.
struct Word {
  std::string form, lemma;
  Upos upos = Upos::kX;
  std::string feats = {};  ///< as Token::feats
};
struct Token {
  Utf16Span at;
  Upos upos = Upos::kX;
  std::string lemma, feats;  ///< UTF-8; feats in UD's order of names; empty where unknown
  std::vector<Word> words;   ///< empty unless the token is several syntactic words
};
/// What else a mention could be, and how likely.
struct RunnerUp {
  std::optional<MentionType> type;  ///< nothing: no name
  Score confidence = 0;
};
struct Mention {
  Utf16Span at;
  MentionType type = MentionType::kMisc;
  EntityId entity = kNoEntity;
  Score confidence = 0;
  Source source = Source::kModel;
  Reason reason = Reason::kModel;
  std::optional<RunnerUp> runner_up = {};  ///< where the model had one
};
struct Entity {
  MentionType type = MentionType::kMisc;
  std::string name;                     ///< the fullest form in the text, UTF-8
  std::vector<std::string> aliases;     ///< its other forms, UTF-8
  std::vector<std::string> roles;       ///< "sénateur": words of the text, UTF-8
  Gender gender = Gender::kUnknown;     ///< of people
  std::vector<std::uint32_t> mentions;  ///< indices in Document::mentions, in text order
  Score salience = 0;
  Source source = Source::kRule;  ///< kUser: merged, parted or named by a correction
};
/// An expression of time. `value` is ISO 8601, and TIMEX3 where that has no form: 2025-07-19,
/// 2025-07-19T20:30, 2025-W30, 2025-W30-WE (weekend), 2025-Q1, 2025-H1, 2025-SU (SP FA WI),
/// 2025-07-19TEV (part of the day: MO MI AF EV NI DT), 199X, 19XX, P2W, PXD (some days), XXXX-WXX-5
/// (each Friday). XXXX-08-06 is open in its year.
///
/// `explanation` says how a relative value was found, in words for machines with one blank between:
/// HOW FROM SOURCE [WHY], as in "last 2025-07-19 publication past" for a Friday in 2025-07-18.
/// HOW: last or next (such a day, month, … at or before, after FROM), within (the day, week, year …
/// that FROM lies in), or a signed duration (-P1D, +P2W). FROM: a date, whole or not. SOURCE:
/// publication, or text (the date last spoken of). WHY: said (dernier, depuis), past, present,
/// future (the tense of the verb), weekday (only that year fits it), unclear. Empty where the text
/// says all, or where the value stays open.
struct Date {
  Utf16Span at;
  DateType type = DateType::kDate;
  std::optional<std::string> value;  ///< nothing where it cannot be known
  bool relative = false;             ///< takes its value from another date, or would
  std::string explanation;
  Source source = Source::kRule;
};
struct Quantity {
  Utf16Span at;
  QuantityKind kind = QuantityKind::kNumber;
  /// Decimal, as JSON writes numbers ("40000", "1.5"); exact, but thirds and the like have four
  /// places. Nothing where it cannot be known, and for codes and scores.
  std::optional<std::string> value;
  /// ISO 4217 or UCUM; pp and bp for points of a percentage; of a number, the lemma of what it
  /// counts. Empty where there is none or the text does not say which.
  std::string unit;
  bool approximate = false;  ///< "environ", "plus de", "une douzaine"
};
struct Cue {
  Utf16Span at;
  std::string lemma;  ///< UTF-8
  Stance stance = Stance::kNeutral;
};
struct Quote {
  Utf16Span at;  ///< inside the marks; for reported speech, the reported clause
  QuoteKind kind = QuoteKind::kDirect;
  EntityId speaker = kNoEntity;
  std::optional<Utf16Span> speaker_text;  ///< the words that name or describe the speaker
  std::optional<Cue> cue;
  bool closed = true;  ///< false: its closing mark is missing
  Score confidence = 0;
  Source source = Source::kRule;  ///< kUser: its speaker is
};
struct Keyword {
  std::string text, lemma;  ///< UTF-8
  Score score = 0;
  std::vector<Utf16Span> occurrences;
};
/// What one speaker has of the words between quotation marks.
struct QuotedShare {
  EntityId speaker = kNoEntity;  ///< kNoEntity: all words without a known speaker
  std::uint32_t words = 0;
};
struct Readability {
  std::string formula;            ///< "Flesch (Kandel-Moles)"
  std::int32_t value_tenths = 0;  ///< tenths of a point
};
struct Statistics {
  std::uint32_t words = 0, sentences = 0, paragraphs = 0;
  std::optional<Readability> readability;
  Score lexical_diversity = 0;  ///< of 0 words: 0
  std::uint32_t reading_seconds = 0;
  std::vector<QuotedShare> quoted;  ///< most words first
};
/// What the text says of itself; members are absent where it says nothing.
struct Metadata {
  struct Published {
    std::optional<Utf16Span> at;  ///< nothing when the user said it
    std::string value;            ///< ISO 8601: 2025-07-19 or 2025-07-19T00:59
    Source source = Source::kRule;
  };
  struct Name {
    Utf16Span at;
    std::string name;  ///< UTF-8
  };
  std::optional<Utf16Span> title, section;
  std::optional<Published> published;
  std::vector<Name> authors, agencies;
};
struct Warning {
  std::string code;  ///< "invalid-utf8", "unknown-language", …
  Utf16Span at;
};

/// What the user says of one place in the text. docs/document.md says what each does, how it is
/// written in JSON, and what becomes of one that no longer fits.
struct Correction {
  enum class Op : std::uint8_t {
    kName,     ///< `at` is a name of `type`
    kNoName,   ///< `at` is none
    kSame,     ///< the names at `at` and `with` are of one entity
    kApart,    ///< the name at `at` is an entity by itself
    kRename,   ///< the entity of the name at `at` is called `value`
    kSpeaker,  ///< the quotation at `at` is said by the entity of the name at `with`, if any
    kNoQuote,
    kNoDate,
    kDate,  ///< `at` is a date, and its value is `value`
  };
  Op op = Op::kName;
  Utf16Span at;
  MentionType type = MentionType::kMisc;
  bool everywhere = false;  ///< kName, kNoName, kApart: so are the same words elsewhere
  std::optional<Utf16Span> with = {};
  std::string value = {};  ///< UTF-8
};
std::string_view correction_op_name(Correction::Op op);  ///< "no-name", …
std::optional<Correction::Op> correction_op_from_name(std::string_view name);
/// What the user says of words in every text.
struct DictionaryEntry {
  std::string form;                 ///< whole words, UTF-8
  std::optional<MentionType> type;  ///< nothing: never a name
};

/// All that was found in one text, as in document-json.md. Owns the text; every span points into
/// it. Plain data: tests build one by hand.
struct Document {
  std::u16string text;
  std::string model, model_sha256;  ///< of the language's bundle; empty when there is none
  Language language;
  Metadata metadata;
  std::vector<Block> blocks;        ///< one a line, in order, covering all non-blank text
  std::vector<Sentence> sentences;  ///< in order, never across a block
  std::vector<Token> tokens;        ///< in order, disjoint, covering all non-blank text
  std::vector<Mention> mentions;    ///< in order, disjoint
  std::vector<Entity> entities;
  std::vector<Date> dates;           ///< in order
  std::vector<Quantity> quantities;  ///< in order
  std::vector<Quote> quotes;  ///< in order of their starts; a nested one follows its outer one
  std::vector<Keyword> keywords;
  std::vector<std::uint32_t> summary;  ///< indices in `sentences`, in text order
  Statistics statistics;
  std::vector<Warning> warnings;
  std::vector<Correction> corrections;      ///< those that fitted, as given
  std::vector<DictionaryEntry> dictionary;  ///< those that are in the text, as given
};

struct Options {
  std::string language = "auto";         ///< "auto", or a code for which a bundle is loaded
  std::optional<std::string> published;  ///< YYYY-MM-DD; wins over what the text says
  /// What the user says of lines: each block that starts where one of these does, or contains that
  /// start, has its kind. Where one is a title, it is the only one.
  std::vector<Block> blocks;
  std::vector<Correction> corrections;      ///< applied in order, the later one wins
  std::vector<DictionaryEntry> dictionary;  ///< applied before the corrections
};

/// Read-only rules, lexicons and weights. Build once, share between threads.
class Resources;

/// Reads model bundles (docs/model-format.md), one a language. Copies what it keeps. Checks magic,
/// version, checksum and each bundle's self-test. No bundle at all is allowed: every text is then
/// analysed without names. Errors: kBadBundle, kBundleVersion.
Result<std::shared_ptr<const Resources>> load_resources(std::span<const std::string_view> bundles);

/// Runs all stages on one text. An empty text gives an empty Document. A lone surrogate is kept
/// and treated as one unknown character. Errors: kTooLarge; kInvalidArgument (an option).
Result<Document> analyze(std::u16string_view text, const Resources& resources,
                         const Options& options = {});

/// The way from UTF-16 back to the bytes as given, also where a bad byte became U+FFFD.
class OffsetMap;
struct Decoded {
  std::u16string text;
  std::shared_ptr<const OffsetMap> bytes;
  std::vector<Warning> warnings;  ///< "invalid-utf8", one for each run of bad bytes (at most 100)
};
/// Bytes that are no UTF-8 become U+FFFD, as the WHATWG encoding standard does it.
Decoded decode_utf8(std::string_view bytes);

enum class Offsets : std::uint8_t { kUtf16, kCodepoint, kUtf8 };
struct OutputOptions {
  Offsets unit = Offsets::kUtf16;
  /// For kUtf8: where the text came from. Without it, the bytes of the text encoded anew.
  const OffsetMap* bytes = nullptr;
  bool tokens = true;  ///< false leaves `tokens` out of the JSON: the page asks for them by range
  bool text = false;   ///< true puts the text itself into the JSON, so that it can be read again
  /// Language of the labels of the HTML report: "fr" or "en"; anything else is that of the text
  /// where it is one of these, else English.
  std::string_view locale = {};
};
/// One JSON object as in document-json.md, UTF-8, the same bytes natively and in WebAssembly.
std::string to_json(const Document& document, const OutputOptions& options = {});
/// The tokens that touch `range`, as a JSON array like the member `tokens`; UTF-16 offsets.
std::string tokens_to_json(const Document& document, Utf16Span range);
/// CoNLL-U as in document-json.md.
std::string to_conllu(const Document& document, const OutputOptions& options = {});

/// The formats of export_document (docs/exports.md), in the order in which to offer them.
std::span<const std::string_view> export_formats();
/// The document in a format, UTF-8; nothing when there is no format of this name. Formats whose
/// rules fix the unit of offsets, or that have no offsets, leave `options.unit` aside.
std::optional<std::string> export_document(const Document& document, std::string_view format,
                                           const OutputOptions& options = {});

}  // namespace filigrane
