#!/usr/bin/env bash
# Installs what tests and the walkthrough drive beside .NET and Node, where it is missing (Debian, as root or by sudo):
# a browser, and Redis for the tests with several nodes. Where it cannot, it says what is missing.
set -euo pipefail
absent() { for program in "$@"; do command -v "$program" >/dev/null || echo "$program"; done; }

needs=$(absent dotnet node npm git)
# Chromium without a window takes two thirds of the time of the one with it.
missing=$([ -f "${PLATFORM_TEST_CHROMIUM:-}" ] && absent redis-server || absent chromium-headless-shell redis-server)
as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
if [ -n "$missing" ] && { ! command -v apt-get >/dev/null || [ -n "$(absent "${as_root[@]}")" ]; }; then
  # The one with a window serves as well.
  [ -n "$(absent chromium)" ] || missing=${missing/chromium-headless-shell/}
  needs="$needs $missing"
fi
if [ -n "${needs// /}" ]; then
  echo "Missing on this machine:" >&2
  for program in $needs; do
    case $program in
      dotnet)       echo "  dotnet: the .NET SDK, version $(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$(dirname "$0")/global.json")" ;;
      node|npm)     echo "  $program: Node 20 or later, with npm" ;;
      chromium-*)   echo "  chromium: the browser that tests drive, in /usr/bin or at PLATFORM_TEST_CHROMIUM" ;;
      redis-server) echo "  redis-server: Redis, for the tests with several nodes" ;;
      *)            echo "  $program" ;;
    esac
  done >&2
  echo "Install them and run this again. Where there is apt-get, Chromium and redis-server are installed for you." >&2
  exit 1
fi
[ -n "${missing// /}" ] || exit 0
install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@"; }
"${as_root[@]}" apt-get update -qq
# Not every distribution has the one without a window.
# shellcheck disable=SC2086
install $missing || install ${missing/chromium-headless-shell/chromium}
