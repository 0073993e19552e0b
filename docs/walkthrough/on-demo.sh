#!/usr/bin/env bash
# Publishes the site, starts it in an empty folder with the demo content, and runs a script of this folder with its address in BASE.
#   docs/walkthrough/on-demo.sh SCRIPT PORT
# With BASE already set it starts nothing, and runs the script on that site.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
script=$root/docs/walkthrough/$1
port=$2
work=$(mktemp -d)
server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; [ -z "$server" ] || wait "$server" 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT

"$root/tools.sh"
(cd "$root/docs/walkthrough" && npm ci --ignore-scripts --no-audit --no-fund --silent)
if [ -n "${BASE:-}" ]; then
  node "$script"
  exit
fi
dotnet publish "$root/Platform.Web" -c Release -o "$work/app" --nologo -v quiet
cd "$work"
# Only Development has demo content.
ASPNETCORE_ENVIRONMENT=Development Platform__DataDirectory="$work/data" Platform__PublicUrl="http://127.0.0.1:$port" \
  dotnet app/Platform.Web.dll --urls "http://127.0.0.1:$port" > server.log 2>&1 &
server=$!
for _ in $(seq 120); do
  curl -sf "http://127.0.0.1:$port/readyz" > /dev/null && break
  kill -0 "$server" 2>/dev/null || { cat server.log >&2; exit 1; }
  sleep 0.5
done
BASE="http://127.0.0.1:$port" node "$script"
