# The end: says goodbye and restarts the box, which then asks for its next job.

leave_box() {
    stop_heartbeat
    if [ -n "${shown_id:-}" ] && [ -n "${server:-}" ]; then
        report_box rebooting
    else
        # Without a pause a box whose job cannot be read would restart in a tight circle.
        sleep 10
    fi
    if is_container; then
        say "the container ends"
        exit 0
    fi
    # Only a machine that was booted for a job may be restarted.
    if ! kernel_says job=/lkp/scheduled/job.yaml; then
        say "this machine was not booted for a job: it is left running"
        exit 0
    fi
    sync
    if kernel_says boxyard.poweroff || [ "$(job_value poweroff)" = true ]; then
        say "powers off"
        sleep 1
        poweroff -f
    fi
    say "restarts"
    sleep 1
    reboot -f
}

kernel_says() { # WORD
    case " $(cat /proc/cmdline) " in
        *" $1 "*) ;;
        *) return 1 ;;
    esac
}
