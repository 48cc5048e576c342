#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// Gives a mention another type; what it had is what else it could be.
inline void overrule(Mention& mention, MentionType type, Reason reason) {
  if (mention.type == type) return;
  mention.runner_up = RunnerUp{mention.type, mention.confidence};
  mention.type = type;
  mention.reason = reason;
}

}  // namespace filigrane
