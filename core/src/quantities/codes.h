/// What is written in figures or capitals and is no number: addresses, telephone numbers, tickers.
#pragma once
#include <cstdint>
#include <optional>

#include "filigrane/filigrane.h"
#include "quantities/figure_words.h"
#include "tokens/token_rules.h"

namespace filigrane {

/// The URL, e-mail address or Reuters code (MSFT.O) that token `i` is, if it is one.
std::optional<Quantity> read_address(const Document& document, std::size_t i,
                                     const TokenRules& rules);

/// The code of a share that begins at token `i`: NASDAQ: AMZN, or Apple (AAPL) behind the name of a
/// company: `before` is the mention that ends right before the bracket, or null.
std::optional<Quantity> read_ticker(const Document& document, std::size_t i, const Mention* before,
                                    const FigureWords& words);

/// The telephone number that begins at text[at].
std::optional<Quantity> read_phone(std::u16string_view text, std::uint32_t at,
                                   const FigureWords& words);

}  // namespace filigrane
