# Sends the job's stdout and stderr while they grow. By its offset a repeated piece is neither lost nor doubled.

start_streams() {
    send_stream stdout &
    stdout_sender=$!
    send_stream stderr &
    stderr_sender=$!
}

wait_streams() {
    wait "$stdout_sender"
    wait "$stderr_sender"
}

# Follows one stream until the job has ended and all of it is stored.
send_stream() { # STREAM
    stream=$1 offset=0 http_folder=$work/http-$1
    while ! attempt_is_over; do
        # Looked at before the size: after the end the file does not grow any more.
        stream_ended=
        [ ! -e "$work/job-ended" ] || stream_ended=yes
        stream_bytes=$(stat -c %s "$work/$stream")
        while [ "$offset" -lt "$stream_bytes" ]; do
            send_chunk || return
        done
        [ -z "$stream_ended" ] || return
        sleep "$poll_seconds"
    done
}

# Sends what follows the offset and moves the offset to where the scheduler says that it is.
send_chunk() {
    mkdir -p "$http_folder"
    dd if="$work/$stream" of="$http_folder/chunk" bs=65536 \
        iflag=skip_bytes,count_bytes skip="$offset" count="$chunk_bytes" 2>/dev/null
    http_upload "log/$stream?offset=$offset" "$http_folder/chunk" || return 1
    case $http_status,$http_upload_offset in
        2??,) offset=$((offset + $(stat -c %s "$http_folder/chunk"))) ;;
        2??,* | 409,[0-9]*)
            # An answer that does not move us on must not become a storm of requests.
            [ "$http_upload_offset" -gt "$offset" ] || sleep "$poll_seconds"
            offset=$http_upload_offset
            ;;
        409,) end_attempt; return 1 ;;
        *) say "$stream is not uploaded any further: the scheduler answered $http_status at byte $offset"; return 1 ;;
    esac
}
