#!/usr/bin/env bash
# Makes the pictures in docs/screens anew, from a fresh site with the demo content.
#   docs/screens.sh [PORT]            (5097 when not given)
exec "$(dirname "$0")/walkthrough/on-demo.sh" screens.mjs "${1:-5097}"
