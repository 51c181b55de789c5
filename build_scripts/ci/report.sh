#!/bin/sh
# Reports what a change does and its problems, for a pull request on GitHub or a merge request on GitLab.
#
#   report.sh BASE    compare HEAD with where it left BASE, which is a commit or a branch such as origin/main
#
# Prints the summary, then builds the site, and prints whether that succeeded. Writes into reports/:
#
#   summary.md                                   what changed, what to do, coverage before and after
#   annotations-changed.txt, annotations.txt     problems as commands to GitHub: in the files of the change, in others
#   findings.sarif, findings.xml, findings.json  problems for GitHub, as JUnit, and for GitLab
#   coverage.xml                                 coverage as Cobertura
#
# Ends with 0 when there are no problems, with 1 when there are, and with another number when it failed itself.
set -eu
cd "$(dirname "$0")/../.."
playbook="$PWD/.venv/bin/playbook"

base=${1:?"Usage: report.sh BASE"}
# On the first push of a branch the host gives zeros as the base: then there is nothing to compare with.
case $base in *[!0]*) ;; *) base=HEAD ;; esac

# Runs a command that ends with 1 when it finds problems. That is ignored here: the build at the end decides.
reporting() { "$@" || { code=$? && [ $code = 1 ] || exit $code; }; }

rm -rf reports
mkdir reports
"$playbook" summary --base "$base" >reports/summary.md
cat reports/summary.md

# GitHub shows ten errors and ten warnings per step, so the changed files have a separate step.
base=$(git merge-base "$base" HEAD)
git diff --name-only --diff-filter=d --relative -z "$base" -- content site_config |
    xargs -0 -r sh -c '"$0" check --format github "$@" || [ $? = 1 ]' "$playbook" >reports/annotations-changed.txt
reporting "$playbook" check --format github >reports/annotations-all.txt
awk 'FILENAME == ARGV[1] { shown[$0]; next } !($0 in shown)' \
    reports/annotations-changed.txt reports/annotations-all.txt >reports/annotations.txt
rm reports/annotations-all.txt

reporting "$playbook" check --format sarif --output reports/findings.sarif >/dev/null
reporting "$playbook" check --format junit --output reports/findings.xml >/dev/null
reporting "$playbook" check --format gitlab --output reports/findings.json >/dev/null
# There is no report on coverage while a file is invalid.
reporting "$playbook" coverage --format cobertura --output reports/coverage.xml >/dev/null 2>&1

# The addresses of the site before the change. If that site cannot be built, there is nothing to compare with.
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
git archive "$base" | tar -xf - -C "$before"
set --
if (cd "$before" && "$playbook" build) >/dev/null 2>&1 && [ -e "$before/site/inventory.txt" ]; then
    cp "$before/site/inventory.txt" reports/inventory-before.txt
    set -- --baseline reports/inventory-before.txt
fi
rm -rf site # an older site would not show this change
"$playbook" build "$@" || {
    verdict=$?
    # After a lost address, build the site anyway, so that people can look at the rest.
    [ $# = 0 ] || "$playbook" build >/dev/null 2>&1 || true
    exit $verdict
}
