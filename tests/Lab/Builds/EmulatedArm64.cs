using System.Runtime.InteropServices;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>
/// What arm64 images need on another machine: the kernel's handler for their programs, and a busybox of theirs.
/// </summary>
internal static class EmulatedArm64
{
    private const string Handlers = "/proc/sys/fs/binfmt_misc";

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? FindObstacle() =>
        RuntimeInformation.OSArchitecture != Architecture.X64 ? "This is no x86_64 machine."
        : !Environment.IsPrivilegedProcess ? "Only root can register handlers of programs."
        : !Directory.Exists(Handlers) ? "The kernel has no binfmt_misc."
        : !File.Exists("/usr/bin/qemu-aarch64-static") ? "There is no qemu-aarch64-static."
        : null;

    /// <summary>Registers the handler, and unpacks Debian's busybox of arm64 below the folder.</summary>
    public static async Task PrepareAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await LabFolder.RunAsync(
            "sh", "-ec",
            """
            cd "$0"
            [ -e /proc/sys/fs/binfmt_misc/register ] || mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
            [ -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ] || update-binfmts --enable qemu-aarch64
            mkdir -p lists/partial cache/archives/partial parts
            cp /etc/apt/sources.list.d/*.sources parts/
            O="-o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State::Lists=$0/lists
               -o Dir::Cache=$0/cache -o Dir::Etc::sourceparts=$0/parts -o Dir::Etc::sourcelist=/dev/null
               -o Dir::State::status=/dev/null -o APT::Sandbox::User=root"
            apt-get $O -q update
            apt-get $O -q download busybox-static
            dpkg -x busybox-static_*.deb unpacked
            unpacked/bin/busybox uname -m
            """,
            folder);
    }
}
