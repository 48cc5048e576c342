/// Everything that analysis reads: rules from core/data, and one model a language.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "filigrane/filigrane.h"
#include "layout/layout.h"
#include "model/bundle.h"
#include "model/encoder.h"
#include "model/gazetteer.h"
#include "model/heads.h"
#include "model/lexicon.h"
#include "model/rarity.h"
#include "names/mentions.h"
#include "names/name_words.h"
#include "quantities/figure_words.h"
#include "speech/speech_data.h"
#include "tagging/morphology.h"
#include "tagging/tagger.h"
#include "terms/keywords.h"
#include "time/patterns.h"
#include "tokens/sentences.h"
#include "tokens/tokenizer.h"

namespace filigrane {

/// The trained part of one language.
struct LanguageModel {
  std::string name;                      ///< "fr-2026.11"
  std::string code;                      ///< "fr"
  std::shared_ptr<const Bundle> bundle;  ///< owns the bytes that the parts below point into
  Lexicon lexicon;
  Morphology morphology;
  Gazetteer gazetteer;
  Rarity rarity;
  Encoder encoder;
  Heads heads;
  Tagger tagger;
  NameModel names;
};

/// The sections of a bundle as the parts of a model; nothing when one is missing or damaged.
std::optional<LanguageModel> read_model(std::shared_ptr<const Bundle> bundle);

class Resources {
 public:
  struct Rules {
    std::shared_ptr<const TokenRules> tokens;
    std::shared_ptr<const TermData> terms;
    std::shared_ptr<const FigureWords> figures;
    std::shared_ptr<const TimeRules> time;
    std::shared_ptr<const NameWords> names;
    std::shared_ptr<const SpeechData> speech;
  };
  /// What core/data has for a language.
  static Rules read_rules(std::string_view language);

  /// Reads a bundle; the model replaces an earlier one of its language and lives as long as this or
  /// until it is replaced. `check` comes before the first text. Errors: kBadBundle, kBundleVersion.
  Result<const LanguageModel*> add(std::string_view bundle);

  /// Runs the self-tests of the models that were added since. The first that fails is dropped, and
  /// is the error, kBadBundle; those behind it are left for the next call.
  Status check();

  const LanguageModel* model(std::string_view code) const;
  const std::map<std::string, LanguageModel, std::less<>>& models() const { return models_; }
  /// Rules of a language; any other code gives those common to all.
  const Rules& rules(std::string_view code) const;

  const LayoutData& layout() const { return *layout_; }

 private:
  std::map<std::string, LanguageModel, std::less<>> models_;
  std::map<std::string, Rules, std::less<>> rules_;
  std::vector<std::string> unchecked_;  // codes
  // Made for the first text that needs them: most have a model.
  mutable std::once_flag common_once_;
  mutable Rules common_;
  std::shared_ptr<const LayoutData> layout_ = read_layout_data();
};

}  // namespace filigrane
