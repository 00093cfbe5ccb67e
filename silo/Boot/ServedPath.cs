namespace Boxyard.Boot;

/// <summary>Where a path below a served folder leads, all links followed.</summary>
internal readonly record struct ServedPath
{
    public required ServedPathKind Kind { get; init; }

    /// <summary>On our disk; empty unless it was found.</summary>
    public string DiskPath { get; private init; }

    /// <summary>As boxes ask for it, for example `/os/debian/x86_64/12/vmlinuz`; empty unless it was found.</summary>
    public string ShownPath { get; private init; }

    public static ServedPath Found(bool isDirectory, string diskPath, string shownPath) => new()
    {
        Kind = isDirectory ? ServedPathKind.Directory : ServedPathKind.File,
        DiskPath = diskPath,
        ShownPath = shownPath,
    };
}
