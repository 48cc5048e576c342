#!/usr/bin/env bash
# Makes models/*.bin from the corpora in ../shared (README: training/README.md).
# Usage: training/train.sh [fr|en ...]
# What lies between, examples and networks, is kept in build/training/<language>.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${FILIGRANE_CORPORA:-../shared/corpora}
if [ ! -d "$corpora" ]; then
  echo "train: no corpora at $corpora (set FILIGRANE_CORPORA)" >&2
  exit 1
fi
[ $# -gt 0 ] || set -- fr en
for language in "$@"; do
  recipe=training/recipes/$language.json
  work=build/training/$language
  echo "train: models/$language.bin from $recipe"
  mkdir -p "$work/examples"
  train() { build/native/filigrane-train "$@"; }
  train lookups "$recipe" "$corpora" "$work/lookups.bin"
  train examples "$recipe" "$corpora" "$work/lookups.bin" "$work/examples"
  # Teachers answer what the corpora leave open; the network that is shipped learns from both.
  teachers=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["teachers"]))' "$recipe")
  from=examples files=()
  for ((i = 1; i <= teachers; ++i)); do
    train encoder "$recipe" "$work/examples" "$work/teacher-$i.enc" "teacher=$i"
    files+=("$work/teacher-$i.enc")
  done
  if ((teachers)); then
    from=filled
    mkdir -p "$work/filled"
    train fill "$recipe" "$work/examples" "$work/filled" "${files[@]}"
  fi
  train encoder "$recipe" "$work/$from" "$work/network.enc"
  train loss "$recipe" "$work/$from" "$work/network.enc"
  train pack "$recipe" "$work/lookups.bin" "$work/network.enc" "models/$language.bin.new"
  mv "models/$language.bin.new" "models/$language.bin"
done
