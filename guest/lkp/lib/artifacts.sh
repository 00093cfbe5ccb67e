# Uploads every file below the result folder, under its path there.

upload_artifacts() {
    upload_folder "$result"
}

# Positional parameters are a function's own, unlike its variables: the entries stay right when it calls itself.
upload_folder() { # FOLDER
    set -- "$1"/* "$1"/.[!.]* "$1"/..?*
    while [ $# -gt 0 ]; do
        if [ -d "$1" ]; then
            [ -L "$1" ] || upload_folder "$1"
        elif [ -f "$1" ]; then
            upload_artifact "$1"
        elif [ -e "$1" ]; then
            say "${1#"$result"/} is not uploaded: it is not a file"
        fi
        attempt_is_over && return
        shift
    done
}

upload_artifact() { # FILE
    artifact=${1#"$result"/}
    artifact_sha256=$(sha256sum "$1") || return 0
    artifact_sha256=${artifact_sha256#\\}
    http_upload "artifacts/$(url_encode "$artifact")" "$1" "X-Content-Sha256: ${artifact_sha256%% *}" || return 0
    case $http_status in
        2??) ;;
        409) end_attempt ;;
        *) say "$artifact is not uploaded: the scheduler answered $http_status" ;;
    esac
}
