#include <algorithm>

#include "corrections/corrections.h"
#include "corrections/each.h"

namespace filigrane {
namespace {

bool set_speaker(const Document& document, const Correction& correction, Quote& quote) {
  if (correction.with) {
    const std::uint32_t mention = mention_touching(document, *correction.with);
    if (mention == document.mentions.size()) return false;
    quote.speaker = document.mentions[mention].entity;
    quote.speaker_text = document.mentions[mention].at;
  } else {
    quote.speaker = kNoEntity;
    quote.speaker_text.reset();
  }
  quote.confidence = 1000;
  quote.source = Source::kUser;
  return true;
}

}  // namespace

void correct_quotes(Document& document) {
  for_each_correction(document, {Correction::Op::kSpeaker, Correction::Op::kNoQuote},
                      [&](const Correction& correction) {
                        const auto quote =
                            std::find_if(document.quotes.begin(), document.quotes.end(),
                                         [&](const Quote& q) { return q.at == correction.at; });
                        if (quote == document.quotes.end()) return false;
                        if (correction.op == Correction::Op::kSpeaker) {
                          return set_speaker(document, correction, *quote);
                        }
                        document.quotes.erase(quote);
                        return true;
                      });
}

}  // namespace filigrane
