# HTTP requests by nc: busybox wget cuts a body at its first NUL byte and hides the headers of an error.

# Where the parts of a request stand; a process that sends beside others names a folder of its own.
http_folder=$work/http

# One request. Sets http_status (empty: no answer) and http_upload_offset (empty: not said).
http_once() { # METHOD PATH BODY-FILE [HEADER...]
    http_request="$1 $2 HTTP/1.1" http_body=$3
    shift 3
    mkdir -p "$http_folder"
    [ -p "$http_folder/request" ] || mkfifo "$http_folder/request"
    http_bytes=$(stat -c %s "$http_body") || http_bytes=0
    {
        printf '%s\r\n' "$http_request" "Host: $server:$port" 'Connection: close' "Content-Length: $http_bytes" "$@" ''
        cat "$http_body"
    } > "$http_folder/request" 2>/dev/null &
    http_writer=$!
    # nc holds the pipe open for writing too: at the pipe's end it would close its half of the connection, which servers
    # take for a hang-up. The time allows 64 KiB a second.
    timeout $((60 + http_bytes / 65536)) \
        nc "$server" "$port" 0<> "$http_folder/request" > "$http_folder/answer" 2>/dev/null
    kill "$http_writer" 2>/dev/null
    wait "$http_writer" 2>/dev/null
    http_status=$(sed -n '1s/^HTTP\/[^ ]* \([0-9][0-9][0-9]\).*/\1/p' "$http_folder/answer")
    http_upload_offset=$(sed -n '/^\r*$/q; s/^[Uu]pload-[Oo]ffset: *\([0-9][0-9]*\).*/\1/p' "$http_folder/answer")
}

# Repeats a request until the server has taken or refused it. Fails when that takes too long or the attempt is over.
http_send() { # as http_once
    http_pause=1 http_waited=0 http_troubled=''
    while :; do
        http_once "$@"
        case $http_status in
            [234]??)
                case $http_status in 408 | 429) ;; *) break ;; esac
                ;;
        esac
        attempt_is_over && return 1
        [ -n "$http_troubled" ] || say "$1 ${2%%\?*}: ${http_status:-no answer}; trying again"
        http_troubled=yes
        if [ "$http_waited" -ge "$retry_limit_seconds" ]; then
            say "$1 ${2%%\?*}: given up after $http_waited s"
            return 1
        fi
        sleep "$http_pause"
        http_waited=$((http_waited + http_pause)) http_pause=$((http_pause * 2))
        [ "$http_pause" -le "$retry_cap_seconds" ] || http_pause=$retry_cap_seconds
    done
    [ -z "$http_troubled" ] || say "$1 ${2%%\?*}: answered $http_status now"
}

# Sends a file to a place of this attempt.
http_upload() { # PATH FILE [HEADER...]
    http_target=$attempt_address/$1 http_file=$2
    shift 2
    http_send POST "$http_target" "$http_file" \
        "Authorization: Bearer $attempt_token" 'Content-Type: application/octet-stream' "$@"
}

# Text for a path or a query: what is neither letter, digit nor one of . _ ~ / - becomes %XX, byte by byte.
url_encode() { # TEXT
    case $1 in
        *[!A-Za-z0-9._~/-]*) ;;
        *) printf %s "$1"; return ;;
    esac
    printf %s "$1" | od -An -v -tx1 | awk '
        BEGIN {
            for (code = 33; code < 127; code++) {
                letter = sprintf("%c", code)
                if (letter ~ /[A-Za-z0-9._~\/-]/) plain[sprintf("%02x", code)] = letter
            }
        }
        {
            for (field = 1; field <= NF; field++) {
                printf "%s", ($field in plain) ? plain[$field] : "%" toupper($field)
            }
        }'
}

# The attempt is over when the scheduler has refused an upload as stale or ended: nothing of it is wanted any more.
attempt_is_over() {
    [ -e "$work/over" ]
}

end_attempt() {
    : > "$work/over"
}
