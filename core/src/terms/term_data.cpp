#include "terms/term_data.h"

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "terms/keywords.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {

std::shared_ptr<const TermData> read_term_data(std::string_view language) {
  auto data = std::make_shared<TermData>();
  const std::string_view table = embedded_data("stopwords.tsv");
  const TsvTable own = read_tsv(table, language);
  const bool known = own.begin() != own.end();
  for (const TsvRow& row : known ? own : read_tsv(table)) {
    if (row.size() < 3) continue;
    std::string word;
    append_folded(to_utf16(row[2]), word);
    if (row[1] == "weak") {
      data->weak.insert(word);
    } else if (row[1] == "stop" || !known) {
      // In a text of no known language nothing is a link: what is one here is a verb there.
      data->stop.insert(word);
    } else if (row[1] == "link") {
      data->link.insert(word);
    } else if (row[1] == "article") {
      data->article.insert(word);
    }
  }
  return data;
}

void strip_plural(std::string& folded) {
  if (folded.size() > 4 && folded.ends_with("ies")) {
    folded.replace(folded.size() - 3, 3, "y");
  } else if (folded.size() > 4 && folded.ends_with("aux")) {
    folded.replace(folded.size() - 2, 2, "l");
  } else if (folded.size() > 3 && (folded.back() == 's' || folded.back() == 'x') &&
             !folded.ends_with("ss")) {
    folded.pop_back();
  }
}

}  // namespace filigrane
