# Runs the job once, in a session of its own, and stops it at its timeout.

start_job() {
	make_job_cgroup
	mkdir -p "$work/job"
	start_time=$(date +%s)
	(
		cd "$work/job" || exit 99
		export BOXYARD_SCHEDULED="$scheduled" BOXYARD_RESULT="$result" BOXYARD_JOB_CGROUP="$job_cgroup" "${job_mark?}"
		exec setsid sh "$guest/bin/run-job" < /dev/null > "$work/stdout" 2> "$work/stderr"
	) &
	job_process=$!
	start_watchdog
}

start_watchdog() {
	(
		trap 'kill "$!" 2>/dev/null; exit' TERM
		sleep "$timeout" &
		wait "$!"
		: > "$work/timed-out"
		say "the job has used up its $timeout s"
		stop_job
	) &
	watchdog=$!
}

# Waits for the job's end. What it left behind is stopped too, so that its output and its results stand still while they are uploaded.
wait_job() {
	wait "$job_process"
	exit_code=$?
	end_time=$(date +%s)
	kill "$watchdog" 2>/dev/null
	wait "$watchdog" 2>/dev/null
	stop_job
	: > "$work/job-ended"
	choose_verdict
	say "the job has ended with exit code $exit_code after $((end_time - start_time)) s: $verdict"
}

choose_verdict() {
	verdict=failed
	if [ -e "$work/timed-out" ]; then
		verdict=soft_timeout
	elif [ "$exit_code" -eq 99 ]; then
		verdict=incomplete
	elif [ "$exit_code" -eq 0 ]; then
		verdict=finished
	fi
}
