#!/usr/bin/env bash
# Installs what tests and the walkthrough drive beside .NET and Node, where it is missing (Debian, as root or by sudo):
# a browser, and Redis for the tests with several nodes.
set -euo pipefail
missing=()
for package in chromium redis-server; do
  command -v "$package" >/dev/null || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}"
