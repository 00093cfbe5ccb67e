# What ./run starts beside its silo: an agent, so that a first job runs without any other machine. Sourced by ./run.
# shellcheck shell=sh disable=SC2154,SC2034

local_group=dc-local
local_image=debian:12

# The guest is what runs inside a box; it is made again when its sources have changed.
make_guest() {
    archive=$data/initrd/lkp/latest/lkp-$(uname -m).cgz
    if [ -e "$archive" ] && [ -z "$(find "$root/guest" -newer "$archive" -type f | head -n 1)" ]; then
        return
    fi
    echo "building guest" >&2
    "$root/guest/build" --out "$data/initrd/lkp/latest" > "$data/guest.log" 2>&1
}

# Containers where the sample's image is here and starts; else processes, which every machine has. They are for who may
# reach this silo: all users of this machine, and nobody else.
choose_driver() {
    for engine in podman docker; do
        if command -v "$engine" > /dev/null && "$engine" image inspect "$local_image" > /dev/null 2>&1 &&
            timeout 30 "$engine" run --rm --pull never --network host --memory 64m "$local_image" true > /dev/null 2>&1
        then
            driver=container
            boxes="containers of $engine"
            return
        fi
    done
    driver=process hint=''
    for engine in podman docker; do
        command -v "$engine" > /dev/null || continue
        hint=" (\`$engine pull $local_image\` before the next start makes them containers)"
        break
    done
    engine=''
    boxes="processes of the user $(id -un), with no wall around them,"
    boxes="$boxes since the image $local_image is not here or does not start$hint"
}

# Without a guest there is nothing that a box could run: the silo starts alone, and says so.
prepare_agent() {
    build agent
    if make_guest; then
        choose_driver
        choose_sample
    else
        echo "run: no local agent is started, since the guest could not be made: see $data/guest.log" >&2
    fi
}

# A sample names an architecture; on another machine it is asked for by a copy.
choose_sample() {
    sample=samples/hello-local.yaml
    if [ "$(uname -m)" != x86_64 ]; then
        sample=$data/hello-local.yaml
        sed "s/^os_arch: .*/os_arch: $(uname -m)/" "$root/samples/hello-local.yaml" > "$sample"
    fi
}

# When it is told to stop it leaves at once; a job that runs goes on and is taken up by the next ./run.
start_agent() {
    cd "$root/agent/bin/Local/Release/net10.0" || return
    set -- --silo "http://127.0.0.1:$port" --state "$data/agent" --group "$local_group" --count 2 --driver "$driver" \
        --Agent:Boxes:0:Memory 512 --Agent:DrainTimeout 00:00:00
    if [ "$driver" = process ]; then
        set -- "$@" --Agent:AllowProcessBoxes true
    else
        set -- "$@" --Agent:Engine "$engine"
    fi
    exec dotnet Boxyard.Agent.dll "$@" > "$data/agent.log" 2>&1
}

stop_all() {
    trap - EXIT INT TERM
    for process in $agent_process $dashboard_process $silo_process; do
        kill "$process" 2> /dev/null || continue
        wait "$process" 2> /dev/null || :
    done
}

# All are asked to stop when this script is; the silo's exit status becomes ours.
serve() {
    agent_process='' dashboard_process='' silo_process=''
    trap stop_all EXIT
    trap 'exit 0' INT TERM
    set -- ${has_dashboard:+--Silo:DashboardAddress "http://127.0.0.1:$dashboard_port/"}
    if [ -n "$has_accounts" ]; then
        start_silo_with_accounts "$@"
        print_next_steps
    else
        print_next_steps
        start_silo "$@" &
        silo_process=$!
    fi
    if [ -n "$has_dashboard" ]; then
        start_dashboard &
        dashboard_process=$!
    fi
    if [ -n "$driver" ]; then
        start_agent &
        agent_process=$!
    fi
    wait "$silo_process"
}
