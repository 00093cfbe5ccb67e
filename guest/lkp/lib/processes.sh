# Finds and stops every process of the job: by its cgroup or, where none can be made, by a variable that all inherit.

job_mark=BOXYARD_JOB=$work

make_job_cgroup() {
    job_cgroup=$cgroup/boxyard-job
    if [ -e "$cgroup/cgroup.controllers" ] && mkdir -p "$job_cgroup" 2>/dev/null && [ -w "$job_cgroup/cgroup.procs" ]
    then
        return
    fi
    job_cgroup=
}

job_processes() {
    if [ -n "$job_cgroup" ]; then
        find "$job_cgroup" -name cgroup.procs -exec cat {} +
        return
    fi
    for process in /proc/[0-9]*; do
        tr '\0' '\n' 2>/dev/null < "$process/environ" | grep -qxF "$job_mark" && echo "${process##*/}"
    done 2>/dev/null
}

signal_job() { # SIGNAL
    for process in $(job_processes); do
        kill "-$1" "$process" 2>/dev/null
    done
}

# Asks politely, then kills until nothing is left; what a process starts meanwhile is found in the next round.
stop_job() {
    signal_job TERM
    tenths=0
    while [ -n "$(job_processes)" ] && [ "$tenths" -lt "$stop_grace_tenths" ]; do
        sleep 0.1
        tenths=$((tenths + 1))
    done
    while [ -n "$(job_processes)" ] && [ "$tenths" -lt $((stop_grace_tenths + 100)) ]; do
        # The kernel kills a cgroup as a whole, faster than anything in it can fork.
        if [ -n "$job_cgroup" ] && [ -w "$job_cgroup/cgroup.kill" ]; then
            echo 1 > "$job_cgroup/cgroup.kill"
        else
            signal_job KILL
        fi
        sleep 0.1
        tenths=$((tenths + 1))
    done
}
