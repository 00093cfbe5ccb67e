namespace Boxyard.Tests.Lab.Builds;

/// <summary>The sources of the apps that are built.</summary>
internal static class AppFiles
{
    public static readonly IReadOnlyList<(string Path, string Text)> All =
    [
        (
            "Dockerfile",
            """
            FROM scratch
            ARG TARGETARCH
            COPY root-$TARGETARCH /
            ARG GREETING=none
            RUN echo "built on $(uname -m) with $GREETING"
            ENTRYPOINT ["/bin/echo", "the entry point says"]
            """),
        (
            "slow.dockerfile",
            """
            FROM scratch
            COPY root-amd64 /
            RUN echo "the build waits"; sleep 600
            """),
        ("broken.dockerfile", "FROM scratch\nCOPY root-amd64 /\nRUN echo this breaks; exit 7\n"),
        (
            "burn.dockerfile",
            """
            FROM scratch
            COPY root-amd64 /
            COPY burn.sh /burn.sh
            ENTRYPOINT ["/bin/sh", "/burn.sh"]
            """),
        (
            "burn.sh",
            // Words of a command line: how many seconds of a processor it burns, how many MiB it takes at once, how it
            // ends. Fields 14 and 15 are the hundredths of a second that it has had.
            """
            dd if=/dev/zero of=/dev/null bs=${2}M count=1 2>/dev/null
            sleep 2
            used=0
            while [ $used -lt ${1}00 ]; do
                read _ _ _ _ _ _ _ _ _ _ _ _ _ user system _ < /proc/$$/stat
                used=$((user + system))
            done
            exit $3
            """),
    ];
}
