# Debian packages without root: fetched by apt into a cache folder and unpacked beside. Sourced by build and make-os.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/boxyard

# Debian's name of a machine type as `uname -m` says it.
debian_arch() {
    case $1 in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
        riscv64) echo riscv64 ;;
        ppc64le) echo ppc64el ;;
        s390x) echo s390x ;;
        *) fail "unknown machine type '$1': use x86_64, aarch64, riscv64, ppc64le or s390x" ;;
    esac
}

# Runs apt-get or apt-cache for one architecture. Package lists of our own are used where the system has none for it.
apt_for() { # DEBIAN-ARCH COMMAND ARGUMENT...
    apt_arch=$1
    shift
    if [ "$apt_arch" = "$(dpkg --print-architecture)" ] && apt-cache show busybox-static >/dev/null 2>&1; then
        "$@"
        return
    fi
    apt_home=$cache/apt-$apt_arch
    if ! [ -e "$apt_home/updated" ]; then
        mkdir -p "$apt_home/lists/partial" "$apt_home/cache/archives/partial"
        apt_apart apt-get -q update >&2 || fail "apt-get update for $apt_arch failed: see the lines above"
        : > "$apt_home/updated"
    fi
    apt_apart "$@"
}

apt_apart() { # COMMAND ARGUMENT...
    apt_command=$1
    shift
    "$apt_command" -o APT::Sandbox::User=root -o "APT::Architecture=$apt_arch" -o "APT::Architectures=$apt_arch" \
        -o "Dir::State::Lists=$apt_home/lists" -o "Dir::Cache=$apt_home/cache" -o Dir::State::status=/dev/null "$@"
}

# Sets `unpacked` to the folder where the package's files are.
fetch_package() { # NAME DEBIAN-ARCH
    unpacked=$cache/$2/$1
    [ -e "$unpacked.done" ] && return
    rm -rf "$unpacked" "$unpacked.deb"
    mkdir -p "$unpacked.deb" "$unpacked"
    (cd "$unpacked.deb" && apt_for "$2" apt-get -q -o APT::Sandbox::User=root download "$1" >&2) ||
        fail "$1 for $2 could not be fetched: run 'apt-get update' as root, or look at /etc/apt/sources.list"
    dpkg -x "$unpacked.deb"/*.deb "$unpacked"
    rm -rf "$unpacked.deb"
    : > "$unpacked.done"
}

# Sets `busybox` to a static busybox for one machine type: Debian's, else the one of this machine.
fetch_busybox() { # MACHINE
    unpacked=$cache/$(debian_arch "$1")/busybox-static
    busybox=$unpacked/bin/busybox
    [ -e "$unpacked.done" ] || (fetch_package busybox-static "$(debian_arch "$1")") || {
        busybox=$(command -v busybox) && [ "$1" = "$(uname -m)" ] && ldd "$busybox" 2>&1 | grep -q 'not a dynamic' ||
            fail "there is no static busybox for $1: see the lines above, or install busybox-static"
        echo "uses $busybox instead" >&2
    }
}
