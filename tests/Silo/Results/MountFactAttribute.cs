using System.Globalization;

namespace Boxyard.Tests.Silo.Results;

/// <summary>A test that mounts a small disk, which only root may.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    private const int AdministerSystem = 21;

    public MountFactAttribute() => Skip = CanMount()
        ? null
        : "Mounting a small disk needs Linux and root (CAP_SYS_ADMIN).";

    private static bool CanMount()
    {
        const string status = "/proc/self/status";
        const string effective = "CapEff:";
        var line = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(effective, StringComparison.Ordinal))
            : null;
        return line is not null &&
            ulong.TryParse(
                line[effective.Length..].Trim(),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture,
                out var capabilities) &&
            (capabilities >> AdministerSystem & 1) == 1;
    }
}
