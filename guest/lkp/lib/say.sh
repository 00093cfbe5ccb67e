# Lines for people: on the guest's error output, which the init of our OS copies to every console.

say() {
    echo "boxyard: $*" >&2
}
