using System.Collections.Immutable;

namespace Boxyard.Boot;

/// <summary>All that decides which files a job boots from; the key under which a look at the disk is remembered.</summary>
internal sealed record BootFilesQuestion
{
    public required string OsDir { get; init; }
    public required BootMount Mount { get; init; }
    public required string LkpUser { get; init; }
    public required string OsArch { get; init; }
    public required string? KernelVersion { get; init; }
    public required ImmutableArray<BootProgram> Programs { get; init; }

    public static BootFilesQuestion Of(BootJob job) => new()
    {
        OsDir = job.OsDir,
        Mount = job.Mount,
        LkpUser = job.LkpUser,
        OsArch = job.OsArch,
        KernelVersion = job.KernelVersion,
        Programs = job.Programs,
    };

    // The compiler's equality would compare the list of programs by reference, and every request would miss.
    public bool Equals(BootFilesQuestion? other) =>
        other is not null
        && OsDir == other.OsDir && Mount == other.Mount && LkpUser == other.LkpUser && OsArch == other.OsArch
        && KernelVersion == other.KernelVersion && Programs.SequenceEqual(other.Programs);

    public override int GetHashCode() => HashCode.Combine(OsDir, Mount, LkpUser, OsArch, KernelVersion, Programs.Length);
}
