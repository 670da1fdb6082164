#!/bin/sh
# Keeps one GitHub issue about the regressions of all tests: opens it, updates it, closes it when nothing is left.
# Needs the GitHub CLI (gh) and jq, and GH_TOKEN with the right to write issues.
set -eu

issue=$(npx hunter-for-grafana issue --all --format json)
field() { printf '%s' "$issue" | jq -r "$1"; }

number=$(gh issue list --label hunter --state open --limit 100 --json number,body |
  jq -r --arg marker "$(field .marker)" 'map(select(.body | startswith($marker)))[0].number // empty')

if [ "$(field .regressions)" -eq 0 ]; then
  [ -z "$number" ] || gh issue close "$number" --comment 'No regression is left.'
elif [ -n "$number" ]; then
  field .body | gh issue edit "$number" --title "$(field .title)" --body-file -
else
  gh label create hunter --force
  field .body | gh issue create --label hunter --title "$(field .title)" --body-file -
fi
