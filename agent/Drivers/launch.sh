# Starts a box once: whoever makes the claim first, this script or an agent that found no box, decides whether it runs.
exec < /dev/null > /dev/null 2>&1
set -C
echo $$ > "$BOXYARD_BOX/claim" || exit 1
set +C
[ -z "${BOXYARD_BOX_CGROUP:-}" ] || echo 0 > "$BOXYARD_BOX_CGROUP/cgroup.procs"
"$@" > "$BOXYARD_CONSOLE" 2>&1
echo $? > "$BOXYARD_BOX/exit"
