#!/usr/bin/env bash
# Everything that checks, from a clean clone. The last line is always "N passed, N failed, N skipped".
#   ./test.sh                  all tests but the long ones
#   ./test.sh --filter X       those whose name holds X, or any filter expression of dotnet test
#   ./test.sh --long NAME      one long suite
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

results=TestResults/tests.trx
passed=0 failed=0 skipped=0
trap 'echo "$passed passed, $failed failed, $skipped skipped"' EXIT

case "${1:-}" in
  "")       filter='Category!=Long' ;;
  --filter) filter="(${2:?--filter needs an expression})&Category!=Long" ;;
  --long)   filter="Category=Long&Suite=${2:?--long needs the name of a suite}" ;;
  *)        echo "usage: ./test.sh [--filter EXPRESSION | --long NAME]" >&2; exit 2 ;;
esac

./tools.sh

dotnet restore --locked-mode
dotnet build --no-restore

rm -f "$results"
run=0
dotnet test Platform.Tests --no-build --filter "$filter" --results-directory TestResults --logger "trx;LogFileName=tests.trx" || run=$?
[ -f "$results" ] || { echo "The test run left no result."; exit 1; }

counter() { grep -oPm1 "<Counters .*?\b$1=\"\K[0-9]+" "$results"; }
total=$(counter total) executed=$(counter executed) passed=$(counter passed)
failed=$((executed - passed))
# The logger leaves notExecuted at 0 for skipped tests.
skipped=$((total - executed))

unescaped() { sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'; }

# Seconds and name of each test that ran, the slowest first.
times() {
  { grep -oP '<UnitTestResult [^>]*' "$results" || true; } \
    | sed -nE 's/.*testName="([^"]*)".*duration="([0-9]+):([0-9]+):([0-9.]+)".*/\2 \3 \4 \1/p' \
    | awk '{ seconds = $1 * 3600 + $2 * 60 + $3; $1 = $2 = $3 = ""; printf "%8.1f s %s\n", seconds, $0 }' | sort -rn | unescaped
}
echo; echo "The ten slowest:"
times > TestResults/times.txt
head -n 10 TestResults/times.txt

if [ "$failed" -gt 0 ]; then
  echo; echo "Failed:"
  { grep -oP '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$results" || true; } | grep -oP 'testName="\K[^"]*' | unescaped | sort
fi
[ "$executed" -gt 0 ] || { echo "No test ran."; exit 1; }
[ "$failed" = 0 ] && [ "$run" = 0 ]
