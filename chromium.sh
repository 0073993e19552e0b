#!/usr/bin/env bash
# Installs the browser that tests and the walkthrough drive, where it is missing (Debian, as root or by sudo).
set -euo pipefail
if ! command -v chromium >/dev/null; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
fi
