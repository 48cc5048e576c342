#!/bin/bash
# build.sh <folder>: builds ICU's common library for WebAssembly from Debian's source package and
# puts it into <folder>: lib/libicu-wasm.a (code and the break-iteration data), include/unicode/.
# The folder appears whole or not at all. About 90 s on 2 cores; cmake/Icu.cmake calls it once.
set -euo pipefail
target=$1
[[ -e $target/lib/libicu-wasm.a ]] && exit 0
export NODE_PATH=/usr/share/nodejs  # emcc's optimiser finds acorn here whatever Node runs it
mkdir -p "$(dirname "$target")"
exec 9> "$(dirname "$target")/lock"
flock 9  # one build at a time; whoever waited finds it done
[[ -e $target/lib/libicu-wasm.a ]] && exit 0
rm -rf "$(dirname "$target")"/building.*  # left by a build that was killed
work=$(mktemp -d "$(dirname "$target")/building.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

echo "ICU for WebAssembly: fetching Debian's source package icu"
# The system's own package sources, asked for source code, with lists of our own: no host is named
# here and the system's lists stay as they are.
mkdir -p "$work"/{sources,lists/partial,archives/partial,src,obj,data,out/lib,out/include}
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
  [[ -f $file ]] || continue
  name=$(basename "$file")
  [[ $file == /etc/apt/sources.list ]] && name=main.list
  sed -e 's/^Types:.*/Types: deb-src/' -e 's/^deb /deb-src /' "$file" > "$work/sources/$name"
done
apt=(apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/sources"
  -o "Dir::State::lists=$work/lists" -o "Dir::Cache::archives=$work/archives"
  -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=" -o "APT::Sandbox::User=$(id -un)"
  -o Acquire::Languages=none)
"${apt[@]}" update
# Debian's patches come with it. A checked signature is apt's work; dpkg-source need not do it again.
(cd "$work/src" && "${apt[@]}" source icu > "$work/fetch.log" 2>&1) || { cat "$work/fetch.log" >&2; exit 1; }
icu=$(echo "$work"/src/icu-*/source)
[[ -f $icu/common/brkiter.cpp ]] || { echo "no ICU sources in $icu" >&2; exit 1; }

echo "ICU for WebAssembly: packing the break-iteration data"
# Characters, words, lines and sentences; root, French and English: 85 kB instead of 30 MB.
full=$(echo "$icu"/data/in/icudt*l.dat)
dat=$(basename "$full" .dat)
printf '%s\n' brkitr/{root,fr,en,res_index}.res brkitr/{char,word,sent,line}.brk > "$work/list.txt"
icupkg -tl -d "$work/data" -x "$work/list.txt" "$full"
icupkg --ignore-deps -tl -s "$work/data" -a "$work/list.txt" new "$work/obj/$dat.dat"
# The name under which ICU looks for linked-in data: nothing has to be handed over at run time.
entry=${dat%l}_dat
{
  echo "_Alignas(16) const unsigned char ${entry}[] = {"
  od -An -v -tu1 "$work/obj/$dat.dat" | sed -e 's/^ *//' -e 's/  */,/g' -e 's/$/,/'
  echo '};'
} > "$work/obj/break_data.c"

echo "ICU for WebAssembly: compiling (two minutes at most)"
cd "$work/obj"
emcc -O3 -c break_data.c
printf '%s\n' "$icu"/common/*.cpp |
  xargs -P "$(nproc)" -n 8 em++ -c -O3 -std=c++17 -msimd128 -fno-exceptions -w "-I$icu/common" \
    -DNDEBUG -DU_COMMON_IMPLEMENTATION -DU_STATIC_IMPLEMENTATION -DU_CHARSET_IS_UTF8=1
emar rcs "$work/out/lib/libicu-wasm.a" ./*.o
cp -R "$icu/common/unicode" "$work/out/include/unicode"
cp "$icu/../LICENSE" "$work/out/ICU-LICENSE"
rm -rf "$target"
mv "$work/out" "$target"
echo "ICU for WebAssembly: ready in $target"
