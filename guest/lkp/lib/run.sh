# Runs the job once, in a session of its own, and stops it at its timeout.

start_job() {
    make_job_cgroup
    mkdir -p "$work/job"
    collect stdout
    collect stderr
    start_time=$(date +%s)
    (
        cd "$work/job" || exit 99
        export BOXYARD_SCHEDULED="$scheduled" BOXYARD_RESULT="$result" BOXYARD_JOB_CGROUP="$job_cgroup" "${job_mark?}"
        exec setsid sh "$guest/bin/run-job" < /dev/null > "$work/stdout.pipe" 2> "$work/stderr.pipe"
    ) &
    job_process=$!
    start_watchdog
}

# The job writes into pipes: were they files, its `echo ... > /dev/stderr` would cut off what it had written before.
collect() { # STREAM
    mkfifo "$work/$1.pipe"
    : > "$work/$1"
    {
        cat < "$work/$1.pipe" > "$work/$1"
        : > "$work/$1.whole"
    } &
}

# The pipes are at their end when no process of the job is left; one that could not be found must not hold up the rest.
wait_collected() {
    tenths=0
    until [ -e "$work/stdout.whole" ] && [ -e "$work/stderr.whole" ]; do
        if [ "$tenths" -ge 50 ]; then
            say "something that could not be stopped still holds the job's output"
            return
        fi
        sleep 0.1
        tenths=$((tenths + 1))
    done
}

start_watchdog() {
    (
        trap 'kill "$!" 2>/dev/null; exit' TERM
        sleep "$timeout" &
        wait "$!"
        while seconds_left=$(renewed_seconds) && [ "$seconds_left" -gt 0 ]; do
            sleep "$seconds_left" &
            wait "$!"
        done
        : > "$work/timed-out"
        say "the job has used up its time"
        stop_job
    ) &
    watchdog=$!
}

# How much longer the job may take by the newest answer to a sign of life: more than nothing only when somebody has
# renewed its deadline.
renewed_seconds() {
    [ -e "$work/stop-at" ] && echo $(($(cat "$work/stop-at") - $(date +%s)))
}

# Waits for the job's end. What it left behind is stopped too: output and results must not change while uploaded.
wait_job() {
    wait "$job_process"
    exit_code=$?
    end_time=$(date +%s)
    kill "$watchdog" 2>/dev/null
    wait "$watchdog" 2>/dev/null
    stop_job
    wait_collected
    : > "$work/job-ended"
    choose_verdict
    say "the job has ended with exit code $exit_code after $((end_time - start_time)) s: $verdict"
}

choose_verdict() {
    verdict=failed
    if [ -e "$work/cancelled" ]; then
        verdict=cancel
    elif [ -e "$work/timed-out" ]; then
        verdict=soft_timeout
    elif [ "$exit_code" -eq 99 ]; then
        verdict=incomplete
    elif [ "$exit_code" -eq 0 ]; then
        verdict=finished
    fi
}
