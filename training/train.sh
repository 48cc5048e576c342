#!/usr/bin/env bash
# Makes models/*.bin from the corpora in ../shared (README: training/README.md). Deterministic.
# Usage: training/train.sh [fr|en ...]
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${FILIGRANE_CORPORA:-../shared/corpora}
if [ ! -d "$corpora" ]; then
  echo "train: no corpora at $corpora (set FILIGRANE_CORPORA)" >&2
  exit 1
fi
[ $# -gt 0 ] || set -- fr en
for language in "$@"; do
  echo "train: models/$language.bin from training/recipes/$language.json"
  build/native/filigrane-train "training/recipes/$language.json" "$corpora" "models/$language.bin.new"
  mv "models/$language.bin.new" "models/$language.bin"
done
