#!/bin/sh
# Tells what a change does and what is wrong with it, for a pull request on GitHub or a merge request on GitLab.
#
#   report.sh BASE    what was changed since HEAD left BASE, which is a commit or a branch such as origin/main
#
# Prints the summary, then builds the site, then says whether all is well. Writes into reports/:
#
#   summary.md                                   what changed, what to do, coverage before and after
#   annotations-changed.txt, annotations.txt     findings as commands to GitHub: in the files of the change, in others
#   findings.sarif, findings.xml, findings.json  findings for GitHub, as JUnit, and for GitLab
#   coverage.xml                                 coverage as Cobertura
#
# Ends with 0 when all is well, with 1 when there are findings, with something else when it could not do its work.
set -eu
cd "$(dirname "$0")/../.."
playbook="$PWD/.venv/bin/playbook"

base=${1:?"Usage: report.sh BASE"}
# What a host names where nothing was before, on the first push of a branch: then there is nothing to compare.
case $base in *[!0]*) ;; *) base=HEAD ;; esac

# Runs a command that ends with 1 where it has findings. They are told all the same, and the build judges at the end.
telling() { "$@" || { code=$? && [ $code = 1 ] || exit $code; }; }

rm -rf reports
mkdir reports
"$playbook" summary --base "$base" >reports/summary.md
cat reports/summary.md

# GitHub shows ten errors and ten warnings a step, so those in the files of the change get a step of their own.
base=$(git merge-base "$base" HEAD)
git diff --name-only --diff-filter=d --relative -z "$base" -- content site_config |
    xargs -0 -r sh -c '"$0" check --format github "$@" || [ $? = 1 ]' "$playbook" >reports/annotations-changed.txt
telling "$playbook" check --format github >reports/annotations-all.txt
awk 'FILENAME == ARGV[1] { told[$0]; next } !($0 in told)' \
    reports/annotations-changed.txt reports/annotations-all.txt >reports/annotations.txt
rm reports/annotations-all.txt

telling "$playbook" check --format sarif --output reports/findings.sarif >/dev/null
telling "$playbook" check --format junit --output reports/findings.xml >/dev/null
telling "$playbook" check --format gitlab --output reports/findings.json >/dev/null
# Where a page has a fault, there is no report of the coverage.
telling "$playbook" coverage --format cobertura --output reports/coverage.xml >/dev/null 2>&1

# The addresses of the site before the change. Where that one cannot be built, there is nothing to lose.
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
git archive "$base" | tar -xf - -C "$before"
set --
if (cd "$before" && "$playbook" build) >/dev/null 2>&1 && [ -e "$before/site/inventory.txt" ]; then
    cp "$before/site/inventory.txt" reports/inventory-before.txt
    set -- --baseline reports/inventory-before.txt
fi
rm -rf site # an older one is no preview of this change
"$playbook" build "$@" || {
    verdict=$?
    # A lost address is no reason not to look at the rest.
    [ $# = 0 ] || "$playbook" build >/dev/null 2>&1 || true
    exit $verdict
}
