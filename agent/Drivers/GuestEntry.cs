using Boxyard.Agent.Boxes;

namespace Boxyard.Agent.Drivers;

/// <summary>How a container's guest is started: ours brings its shell, that of LKP uses the image's.</summary>
internal sealed record GuestEntry(string Program, bool HasBusybox)
{
    private static readonly string[] Programs = ["bin/lkp-bootstrap", "rootfs/addon/etc/init.d/lkp-bootstrap"];

    public static GuestEntry Find(RunRecord run) => TryFind(run)
        ?? throw new BoxStartException("initrd_broken", "There is no lkp-bootstrap in the lkp archive.");

    /// <summary>Null when the archive has none, or is gone.</summary>
    public static GuestEntry? TryFind(RunRecord run)
    {
        var guest = BoxFiles.GuestFolder(run);
        return Array.Find(Programs, program => File.Exists(Path.Join(guest, program))) is { } found
            ? new GuestEntry(found, File.Exists(Path.Join(guest, "bin/busybox")))
            : null;
    }
}
