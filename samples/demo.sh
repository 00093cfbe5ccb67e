# The whole way of one job on this machine: a silo, a virtual box that boots from it by iPXE, and samples/hello.yaml.
# Sourced by ./run.
# shellcheck disable=SC2154

box=vm-hello-1 mac=52-54-00-12-34-56
packages='qemu-system-x86 ipxe-qemu seabios'
silo_process='' box_process=''
# What a slow machine needs to emulate a boot; a box that has not finished by then will not.
max_seconds=600

demo() {
    trap stop_demo EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    install_qemu
    build silo cli
    make_os
    demo_silo
    cli box add "$box" --mac "$mac" --queues vm-hello.x86_64
    job=$(cli submit "$root/samples/hello.yaml")
    boot_box
    result=0
    timeout "$max_seconds" dotnet "$root/cli/bin/Local/Release/net10.0/boxyard.dll" log "$job" --follow || result=$?
    if [ "$result" -eq 124 ]; then
        echo "run: job $job has not ended in $max_seconds s; the box's console was:" >&2
        tail -n 20 "$data/serial.log" >&2
    else
        wait_results
        cli job "$job"
    fi
    exit "$result"
}

# The uploaded files are read after the job has ended; a job whose files take longer is shown without their numbers.
wait_results() {
    tries=40
    while [ "$tries" -gt 0 ] && ! cli job "$job" --json | grep -q '"extracted_at": "'; do
        sleep 1
        tries=$((tries - 1))
    done
}

install_qemu() {
    command -v qemu-system-x86_64 > /dev/null && [ -e /usr/lib/ipxe/qemu/pxe-virtio.rom ] && return
    install="apt-get install -y --no-install-recommends $packages"
    [ "$(id -u)" = 0 ] || fail "the demo needs QEMU; as root: $install"
    command -v apt-get > /dev/null || fail "the demo needs QEMU and its iPXE ROMs (on Debian: $packages)"
    echo "installing $packages" >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } > "$data/apt.log" 2>&1 ||
        fail "QEMU could not be installed: see $data/apt.log"
}

# The system is kept, as it takes a download; the guest on top of it is always this folder's.
make_os() {
    if [ -e "$data/os/debian/x86_64/12/vmlinuz" ]; then
        "$root/guest/build" --arch x86_64 --out "$data/initrd/lkp/latest" > "$data/make-os.log" 2>&1
    else
        "$root/guest/make-os" --data "$data" --arch x86_64 > "$data/make-os.log" 2>&1
    fi || fail "the box's system could not be made: see $data/make-os.log"
}

# Port 0 lets the system choose; the silo says which one it got.
demo_silo() {
    start_silo > "$data/silo.log" 2>&1 &
    silo_process=$!
    address=
    while [ -z "$address" ]; do
        kill -0 "$silo_process" 2> /dev/null || fail "the silo did not start: see $data/silo.log"
        sleep 0.2
        address=$(sed -n 's/.*Now listening on: *\(http:[^ "]*\).*/\1/p' "$data/silo.log" | head -n 1)
    done
    export BOXYARD_SERVER="$address"
    port=${address##*:}
    echo "the silo answers on $address, its data is in $data" >&2
}

# The ROM of the network card is iPXE; its first script is at the silo, which the box sees as 10.0.2.2.
boot_box() {
    # A processor without these has a /dev/kvm at best that runs no ordinary guest.
    accelerator='-accel tcg -cpu max'
    if grep -qE 'vmx|svm' /proc/cpuinfo && [ -w /dev/kvm ]; then
        accelerator='-accel kvm -cpu host'
    fi
    # shellcheck disable=SC2086
    qemu-system-x86_64 -name "$box" -M pc $accelerator -smp 1 -m 512 -display none -nodefaults -serial "file:$data/serial.log" \
        -netdev "user,id=n0,bootfile=http://10.0.2.2:$port/boot.ipxe/mac/$mac" \
        -device "virtio-net-pci,netdev=n0,mac=$(echo "$mac" | tr - :)" -boot n > "$data/qemu.log" 2>&1 &
    box_process=$!
    echo "$box boots; its console is $data/serial.log" >&2
}

stop_demo() {
    trap - EXIT INT TERM
    for process in $box_process $silo_process; do
        kill "$process" 2> /dev/null || continue
        wait "$process" 2> /dev/null || :
    done
}
