# Folders and times of the guest; each can be set from outside, which the tests do.

export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"
scheduled=${BOXYARD_SCHEDULED:-/lkp/scheduled}
work=${BOXYARD_WORK:-/tmp/boxyard}
result=${BOXYARD_RESULT:-/result/job}
cgroup=${BOXYARD_CGROUP:-/sys/fs/cgroup}

# Seconds between looks at the job's output, and between signs of life (the scheduler misses them after 30).
poll_seconds=${BOXYARD_POLL_SECONDS:-1}
heartbeat_seconds=${BOXYARD_HEARTBEAT_SECONDS:-5}

# A request is repeated after 1, 2, 4 ... at most retry_cap_seconds, and given up after retry_limit_seconds.
retry_cap_seconds=${BOXYARD_RETRY_CAP_SECONDS:-15}
retry_limit_seconds=${BOXYARD_RETRY_LIMIT_SECONDS:-43200}

# Seconds between the polite and the hard signal when a job is stopped, in tenths.
stop_grace_tenths=${BOXYARD_STOP_GRACE_TENTHS:-50}
chunk_bytes=262144

mkdir -p "$work" "$result"
