using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>A live attempt is about to put a file of a package. The outcome is whether it may.</summary>
internal sealed class BeginPackageCommand(PackageWrite write) : WriteCommandOf<bool>
{
    public PackageWrite Write { get; } = write;

    public PackageRecord Package => Write.Package;

    public override string ConflictKey { get; } = $"package:{write.Package.Path}";
}
