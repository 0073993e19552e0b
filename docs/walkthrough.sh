#!/usr/bin/env bash
# The main job, end to end, on published output in an empty folder: import, ask, wait, approve, answer, accept, submit,
# return, resubmit, publish, find. Prints a line a step and stops at the first that fails.
#   docs/walkthrough.sh [PORT]        (5099 when not given)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
port=${1:-5099}
work=$(mktemp -d)
# In Production the site asks for addresses that somebody reads.
export Contact__Help=hulp@forum.test Contact__Privacy=privacy@forum.test Contact__Security=security@forum.test
server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; [ -z "$server" ] || wait "$server" 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT
step() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

"$root/tools.sh"
(cd "$root/docs/walkthrough" && npm ci --ignore-scripts --no-audit --no-fund --silent)
dotnet publish "$root/Platform.Web" -c Release -o "$work/app" --nologo -v quiet
step "published to an empty folder"

cd "$work"
platform() { dotnet app/Platform.Web.dll "$@"; }
corpus=$root/../shared/corpus
if [ -d "$corpus" ]; then
  platform import "$corpus/organisations.jsonl" "$corpus/rijksoverheid-questions.jsonl" "$corpus/circulars.jsonl" > import.txt 2> import.err || { cat import.err >&2; exit 1; }
  step "imported the corpus: $(paste -sd';' import.txt)"
else
  step "SKIPPED the import: there is no ../shared/corpus beside this checkout"
fi

number=0
for role in member scientist moderator administrator; do
  platform user add --email "$role@example.org" --name "Walkthrough $((++number))" --role "$role" --password "Welkom-bij-platform-O-1" > /dev/null
  printf -v "$role" '%s' "$(platform token add --email "$role@example.org" --scope "$([[ $role =~ moderator|administrator ]] && echo moderate || echo write)")"
done
step "made a member of each role, with a token"

dotnet app/Platform.Web.dll --urls "http://127.0.0.1:$port" > server.log 2>&1 &
server=$!
for _ in $(seq 120); do
  curl -sf "http://127.0.0.1:$port/readyz" > /dev/null && break
  kill -0 "$server" 2>/dev/null || { cat server.log >&2; exit 1; }
  sleep 0.5
done
curl -sf "http://127.0.0.1:$port/readyz" > /dev/null || { curl -s "http://127.0.0.1:$port/readyz" >&2; exit 1; }
step "started, in Production; the index has caught up"

BASE="http://127.0.0.1:$port" MEMBER=$member SCIENTIST=$scientist MODERATOR=$moderator CORPUS=$([ -d "$corpus" ] && echo yes || echo no) \
  MAIL="$work/data/mail" SHOTS="${SHOTS:-}" node "$root/docs/walkthrough/walkthrough.mjs"
step "done"
