#!/usr/bin/env bash
# Ten tasks in a browser on a fresh site with the demo content, in presses and seconds, and the first paint of a thread on a slow line.
# Prints a table; fails when a task cannot be done.
#   docs/tasks.sh [PORT]              (5098 when not given)
#   BASE=ADDRESS docs/tasks.sh        on a site that runs already, such as an earlier version, with demo content that nobody changed
exec "$(dirname "$0")/walkthrough/on-demo.sh" tasks.mjs "${1:-5098}"
