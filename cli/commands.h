/// The two commands that analyse. Each returns the exit status.
#pragma once
#include "arguments.h"

inline constexpr int kDone = 0, kUnreadable = 1, kWrongArguments = 2;

int run_analyze(const Arguments& arguments, const filigrane::Resources& resources);
int run_batch(const Arguments& arguments, const filigrane::Resources& resources);
