# Reads the scheduled job: which attempt this is, where the scheduler is, how long the job may take.

# A plain top-level value of a YAML file, without its quotes; nothing when the key is absent.
yaml_value() { # FILE KEY
    awk -v key="$2" '
        index($0, key ":") == 1 {
            value = substr($0, length(key) + 2)
            sub(/^[ \t]+/, "", value)
            sub(/[ \t\r]+$/, "", value)
            if (value ~ /^\047.*\047$/) {
                value = substr(value, 2, length(value) - 2)
                gsub(/\047\047/, "\047", value)
            } else if (value ~ /^".*"$/) {
                value = substr(value, 2, length(value) - 2)
                gsub(/\\"/, "\"", value)
                gsub(/\\\\/, "\\", value)
            } else {
                sub(/[ \t]+#.*$/, "", value)
            }
            print value
            exit
        }' "$1"
}

job_value() { # KEY
    yaml_value "$scheduled/job.yaml" "$1"
}

# The value of a key, or what job.sh exports by that name.
job_setting() { # KEY
    setting=$(job_value "$1")
    if [ -z "$setting" ] && [ -e "$scheduled/job.sh" ]; then
        setting=$(/bin/sh "$scheduled/job.sh" eval "export_top_env; printf %s \"\$$1\"" 2>/dev/null)
    fi
    printf %s "$setting"
}

# 90, 90s, 30m, 2h and 1d as seconds; nothing for anything else, and for zero.
as_seconds() { # TEXT
    case ${1%[smhd]} in
        '' | *[!0-9]*) return ;;
    esac
    # Without leading zeros, which would make it octal.
    seconds=$(echo "${1%[smhd]}" | sed 's/^0*//')
    seconds=${seconds:-0}
    case $1 in
        *m) seconds=$((seconds * 60)) ;;
        *h) seconds=$((seconds * 3600)) ;;
        *d) seconds=$((seconds * 86400)) ;;
    esac
    [ "$seconds" -eq 0 ] || echo "$seconds"
}

# How long the job may run, in seconds: as our scheduler reckoned it; for another's job its timeout; else its runtime and five minutes for
# what is around it; else an hour.
job_timeout() {
    as_seconds "$(job_value timeout_seconds)" | grep . && return
    as_seconds "$(job_value timeout)" | grep . && return
    runtime=$(as_seconds "$(job_value runtime)")
    echo $((${runtime:-3300} + 300))
}

# Sets job and attempt from the id that the box is shown: `7` is attempt 1 of job 7, `7.2` its attempt 2.
split_shown_id() { # SHOWN-ID
    job=${1%%.*} attempt=1
    case $1 in
        *.*) attempt=${1#*.} ;;
    esac
}

load_job() {
    if ! [ -r "$scheduled/job.yaml" ]; then
        say "no $scheduled/job.yaml here: job.cgz is missing among the initrds, or it is damaged"
        return 1
    fi
    shown_id=$(job_value id)
    server=$(job_setting LKP_SERVER)
    port=$(job_setting LKP_CGI_PORT)
    port=${port:-3000}
    if [ -z "$shown_id" ] || [ -z "$server" ]; then
        say "$scheduled/job.yaml lacks 'id' or 'LKP_SERVER': nothing can be reported"
        return 1
    fi
    split_shown_id "$shown_id"
    testbox=$(job_value testbox)
    timeout=$(job_timeout)
    attempt_token=
    [ ! -r "$scheduled/secrets.yaml" ] || attempt_token=$(yaml_value "$scheduled/secrets.yaml" attempt_token)
    attempt_address=/api/v1/jobs/$job/attempts/$attempt
    say "job $shown_id of http://$server:$port on ${testbox:-this box}, at most $timeout s"
}
