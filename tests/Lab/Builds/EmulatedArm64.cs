namespace Boxyard.Tests.Lab.Builds;

/// <summary>What arm64 images need on another machine: the kernel's handler for their programs, and a busybox.</summary>
internal static class EmulatedArm64
{
    /// <summary>Null when it is there, else why it cannot be had.</summary>
    public static async Task<string?> PrepareAsync(string folder)
    {
        try
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
            return null;
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
    }
}
