# Options and filling of the first stages. Sourced.

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# Sets server, wait and out from the command line.
read_options() {
    server='' wait='' out=''
    while [ $# -gt 0 ]; do
        [ $# -ge 2 ] || fail "$usage"
        case $1 in
            --server) server=$2 ;;
            --wait) wait=$2 ;;
            --out) out=$2 ;;
            *) fail "$usage" ;;
        esac
        shift 2
    done
    case $server in
        '') fail "$usage" ;;
        *[!A-Za-z0-9.:-]*) fail "--server '$server' is not HOST or HOST:PORT" ;;
        *:*) ;;
        *) server=$server:3000 ;;
    esac
    case $wait in
        *[!0-9]*) fail "--wait '$wait' is not a number of seconds" ;;
    esac
}

fill() { # TEMPLATE
    sed "s|@SERVER@|$server|g; s|@QUERY@|${wait:+?wait=$wait}|" "$1"
}
