namespace Boxyard.Boot;

/// <summary>What a path below a served folder leads to.</summary>
internal enum ServedPathKind
{
    /// <summary>Nothing, or a name that no file can have.</summary>
    Missing,
    File,
    Directory,

    /// <summary>A symbolic link that leads out of the folder, or in a circle.</summary>
    OutOfBounds,
}
