/// Lemma edits while a model is made; the core reads them as LemmaEdit.
#pragma once
#include <compare>
#include <map>
#include <string>

namespace filigrane::training {

struct Edit {
  bool as_written = false, without_commas = false;
  unsigned strip = 0;
  std::string suffix;
  friend auto operator<=>(const Edit&, const Edit&) = default;
};
/// The edit that makes `lemma`; of the form as written where that keeps a capital.
Edit edit_between(const std::string& form, const std::string& lower, const std::string& lemma);
Edit edit_as_written(const std::string& form, const std::string& lemma);

/// Numbers edits and writes them as read_lemma_edits reads them.
class EditTable {
 public:
  unsigned of(const Edit& edit);
  std::string write() const;

 private:
  std::map<Edit, unsigned> numbers_;
  std::string bytes_;
};

std::string lower_of(const std::string& utf8);

}  // namespace filigrane::training
