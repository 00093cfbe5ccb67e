# A sign of life every few seconds: an empty piece of log. Its answer also says whether this attempt is still wanted.

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
        http_once POST "$attempt_address/log/stdout?offset=0" /dev/null "Authorization: Bearer $attempt_token"
        [ "$http_status,$http_upload_offset" != 409, ] || end_attempt
        sleep "$heartbeat_seconds" &
        attempt_is_over || wait "$!"
    done
    stop_job
}
