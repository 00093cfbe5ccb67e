# Brings the network up where the initrd did not, and tells the box's address.

has_address() {
    [ -n "$(ip -4 -o address show scope global 2>/dev/null)" ]
}

interfaces() {
    for interface in /sys/class/net/*; do
        [ -e "$interface/device" ] && echo "${interface##*/}"
    done
}

# Loads drivers of network cards and of virtio devices, which show up only when their PCI side has its driver.
load_drivers() {
    find /sys/devices -name modalias -exec cat {} + 2>/dev/null | sort -u | grep -e '^pci:.*bc02' -e '^virtio:' |
        while read -r alias; do
            modprobe -q -b "$alias" 2>/dev/null
        done
}

bring_up_network() {
    is_container && return 0
    network_try=0
    until has_address; do
        if [ "$network_try" -eq 30 ]; then
            say "no network card got an address by DHCP (cards: $(interfaces | tr '\n' ' '))"
            return 1
        fi
        [ -n "$(interfaces)" ] || load_drivers
        for interface in $(interfaces); do
            ip link set "$interface" up
            # It stays in the background to renew the lease.
            udhcpc -i "$interface" -s "$guest/bin/udhcpc-event" -t 4 -T 1 -n > /dev/null 2>&1
            has_address && break
        done
        network_try=$((network_try + 1))
        has_address || sleep 1
    done
    [ -z "$testbox" ] || hostname "$testbox"
    find_address
    say "address $ip, card $mac"
}

# Sets ip and mac of the card that leads to the scheduler, or of the first one with an address.
find_address() {
    card=$(ip -4 -o route get "$server" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p')
    card=${card:-$(ip -4 -o address show scope global 2>/dev/null | awk '{ print $2; exit }')}
    ip=$(ip -4 -o address show dev "$card" scope global 2>/dev/null | awk '{ sub(/\/.*/, "", $4); print $4; exit }')
    mac=$({ tr : - < "/sys/class/net/$card/address"; } 2>/dev/null)
}

# Whether the machine is somebody else's: then its network, its name and its power are left alone.
is_container() {
    [ -n "${BOXYARD_CONTAINED:-}" ] && return
    [ "$(job_value os_mount)" = container ] || [ -e /.dockerenv ] || [ -e /run/.containerenv ]
}
