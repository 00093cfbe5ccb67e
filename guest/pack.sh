# Archives for an initramfs: gzip'd newc cpio, everything owned by root, the same bytes for the same files. Sourced.

# Packs what is below a folder; the archive appears under its name only when it is whole.
pack_folder() { # FOLDER ARCHIVE
    mkdir -p "$(dirname "$2")"
    find "$1" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-0}" {} +
    (cd "$1" && find . -mindepth 1 | sed 's|^\./||' | LC_ALL=C sort |
        "$host_busybox" cpio -o -H newc -R 0:0 --renumber-inodes --ignore-devno 2>/dev/null) | gzip -n > "$2.new"
    # An empty archive has 124 bytes before gzip; anything below it means that cpio did not run.
    [ "$(gzip -dc "$2.new" | head -c 6)" = 070701 ] || fail "packing $2 failed"
    mv "$2.new" "$2"
}
