#!/usr/bin/env bash
# The main job from end to end: reports → graph → answers → Turtle. Usage: demo.sh FOLDER (for what it makes)
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-build/demo}
kg=${BIN:-.venv/bin}/kg
mkdir -p "$out"

run() {
  printf '\n$ kg'
  for word in "$@"; do
    if LC_ALL=C grep -q '[^A-Za-z0-9/._-]' <<<"$word"; then printf ' "%s"' "$word"; else printf ' %s' "$word"; fi
  done
  printf '\n'
  "$kg" "$@"
}
say() { printf '\n— %s\n' "$*"; }

say "Twelve example reports (figures and names made up) become a graph in $out/graph."
run build examples/reports -o "$out/graph"
export KG_GRAPH=$out/graph
say "Three questions, in two languages. Each answer comes with the sentences behind it."
run ask "which cities run grid policing"
run ask "哪些地方践行枫桥经验"
run ask "How many cameras does the Sharp Eyes project have in Mianyang?"
say "The whole graph as Turtle, the same bytes on every machine."
run export -o "$out/graph.ttl"
printf '\nNext: %s ask "your question" --graph %s\n' "$kg" "$out/graph"
