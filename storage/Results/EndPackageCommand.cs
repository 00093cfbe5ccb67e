using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>
/// A file of a package stands at its place; with a problem it never will. The outcome is false when that was said
/// before.
/// </summary>
internal sealed class EndPackageCommand(PackageWrite write, string? problem) : WriteCommandOf<bool>
{
    public PackageWrite Write { get; } = write;

    public string? Problem { get; } = problem;

    public override string ConflictKey { get; } = $"package:{write.Package.Path}";
}
