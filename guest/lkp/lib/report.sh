# Tells the scheduler about the box and the job, by the addresses that LKP clients use.

# The query string of names and values.
query() { # NAME VALUE ...
    separator='?'
    while [ $# -ge 2 ]; do
        printf %s "$separator$1=$(url_encode "$2")"
        separator='&'
        shift 2
    done
}

ask_cgi() { # PROGRAM NAME VALUE ...
    cgi_program=$1
    shift
    http_send GET "/~lkp/cgi-bin/$cgi_program$(query "$@")" /dev/null
    case $http_status in
        2??) ;;
        *) say "$cgi_program was refused: ${http_status:-no answer}" ;;
    esac
}

# Values of this attempt: job_state moves it on, every other name is kept as reported.
report_job() { # NAME VALUE ...
    say "reports" "$@"
    ask_cgi lkp-jobfile-append-var job_id "$shown_id" "$@"
}

report_end() {
    ask_cgi lkp-post-run job_id "$shown_id"
}

report_box() { # STATE
    find_address
    ask_cgi lkp-wtmp tbox_name "$testbox" tbox_state "$1" mac "$mac" ip "$ip" job_id "$shown_id"
}
