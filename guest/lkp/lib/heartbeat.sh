# A sign of life every few seconds. Its answer says whether this attempt is still wanted, and how long it may take.

start_heartbeat() {
    send_heartbeats &
    heartbeat=$!
}

stop_heartbeat() {
    [ -z "${heartbeat:-}" ] || kill "$heartbeat" 2>/dev/null
}

# When the scheduler has ended the attempt, the job is stopped too.
send_heartbeats() {
    trap 'kill "$!" 2>/dev/null; exit' TERM
    http_folder=$work/http-heartbeat
    until attempt_is_over; do
        # Not repeated when there is no answer: the next one comes soon enough.
        http_once POST "$attempt_address/heartbeat" /dev/null "Authorization: Bearer $attempt_token"
        case $http_status in
            200) follow_answer ;;
            409) end_attempt ;;
        esac
        sleep "$heartbeat_seconds" &
        attempt_is_over || wait "$!"
    done
    stop_job
}

follow_answer() {
    stop_in_seconds=$(sed -n 's/.*"stop_in_seconds":\([0-9][0-9]*\).*/\1/p' "$http_folder/answer")
    if [ -n "$stop_in_seconds" ]; then
        # Renamed into place: the watchdog must not read half a number.
        echo $(($(date +%s) + stop_in_seconds)) > "$work/stop-at.new"
        mv "$work/stop-at.new" "$work/stop-at"
    fi
    if grep -q '"cancel":true' "$http_folder/answer" && ! [ -e "$work/cancelled" ] && ! [ -e "$work/job-ended" ]; then
        : > "$work/cancelled"
        say "the job was cancelled"
        stop_job
    fi
}
