/* All that JavaScript may call. Sizes are 32 bits, text is UTF-16 units, one call at a time.
 * Every call that answers with a code leaves a reply (UTF-8), which lives until the next call or
 * filigrane_reply_drop(): a result after code 0, else {"code":"…","message":"…"}.
 */
#ifndef FILIGRANE_C_API_H_
#define FILIGRANE_C_API_H_
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define FILIGRANE_ABI_VERSION 1

/* The worker compares it with its own number before anything else. */
uint32_t filigrane_abi_version(void);
/* 0 when there is no memory left. Pair with filigrane_free. */
void* filigrane_alloc(uint32_t bytes);
void filigrane_free(void* p);
/* Adds one model bundle; may be called again for another language. Copies the bytes.
 * Reply: {"model":"fr-…","language":"fr"}. */
uint32_t filigrane_load(const uint8_t* bundle, uint32_t size);
/* Runs the self-tests of the models that were loaded since; filigrane_analyze does so where it was
 * not asked. Reply: {}. */
uint32_t filigrane_check(void);
/* Reply: the document as JSON, UTF-16 offsets. options_json: {"language":"auto","published":null,
 * "tokens":true,"blocks":[{"start":0,"kind":"body"}],"corrections":[],"dictionary":[]}, every
 * member optional; size 0 for none. docs/document.md says what corrections and dictionary are. The
 * document stays for filigrane_tokens. */
uint32_t filigrane_analyze(const uint16_t* text, uint32_t units, const uint8_t* options_json,
                           uint32_t options_size);
/* Reply: JSON array of the tokens of the last document that touch [start, end). */
uint32_t filigrane_tokens(uint32_t start, uint32_t end);
/* Reply: the last document in a format of docs/exports.md (a name such as "csv-quotes"), no JSON
 * unless the format is. The json carries the text. Offsets are UTF-16 unless the format has a unit
 * of its own. locale: "fr" or "en" for labels meant for people; size 0 for that of the text. */
uint32_t filigrane_export(const uint8_t* format, uint32_t format_size, const uint8_t* locale,
                          uint32_t locale_size);
const uint8_t* filigrane_reply(void);
uint32_t filigrane_reply_size(void);
void filigrane_reply_drop(void);

#ifdef __cplusplus
}
#endif
#endif
