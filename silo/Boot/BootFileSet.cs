using System.Collections.Immutable;

namespace Boxyard.Boot;

/// <summary>The files that a job can boot from. A text takes those that its loader and mount need.</summary>
internal sealed record BootFileSet
{
    /// <summary>The kernel of the os folder's boot/, of the job's version if it names one.</summary>
    public required BootFile Kernel { get; init; }

    /// <summary>The os folder's own vmlinuz, which GRUB texts name; the same as <see cref="Kernel"/> when the job names a version.</summary>
    public required BootFile PlainKernel { get; init; }

    /// <summary>The root file system's folder, for NFS and CIFS.</summary>
    public required BootFile OsRoot { get; init; }

    /// <summary>initrd.lkp of the os folder.</summary>
    public required BootFile OsInitrd { get; init; }

    /// <summary>The root file system as one initrd.</summary>
    public required BootFile Image { get; init; }

    public required BootFile IpConfig { get; init; }

    /// <summary>The lkp-tests tree of the job's user.</summary>
    public required BootFile Lkp { get; init; }

    /// <summary>Of the kernel's version; null when there are none.</summary>
    public BootFile? Modules { get; init; }
    public BootFile? Headers { get; init; }

    /// <summary>What exists of the programs' dependencies, then of their packages.</summary>
    public ImmutableArray<BootFile> Programs { get; init; } = [];

    /// <summary>The same in the folders of generation G0.</summary>
    public ImmutableArray<BootFile> OldPrograms { get; init; } = [];
}
