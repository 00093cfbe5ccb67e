using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>A live attempt is about to put a file of a package. The outcome is whether it may.</summary>
internal sealed class KeepPackageCommand(PackageRecord package) : WriteCommandOf<bool>
{
    public PackageRecord Package { get; } = package;

    public override string ConflictKey { get; } = $"package:{package.Path}";
}
