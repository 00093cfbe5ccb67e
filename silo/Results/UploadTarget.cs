namespace Boxyard.Results;

/// <summary>Where an old upload goes: a path below one of the folders that its attempt may write.</summary>
/// <param name="Permit">Of the attempt.</param>
/// <param name="Root">The result root or a package's folder.</param>
/// <param name="Path">Below the root; empty for the root itself.</param>
/// <param name="IsPackage">Whether the root is a package's folder.</param>
internal sealed record UploadTarget(UploadPermit Permit, string Root, string Path, bool IsPackage)
{
    /// <summary>Null when the attempt may not write there.</summary>
    public static UploadTarget? Find(UploadPermit permit, string path) => permit.PackageFolders
        .Select(folder => (Root: folder, IsPackage: true))
        .Prepend((permit.Root, IsPackage: false))
        .Where(allowed => path == allowed.Root || path.StartsWith(allowed.Root + "/", StringComparison.Ordinal))
        .Select(allowed => new UploadTarget(permit, allowed.Root, path[allowed.Root.Length..].TrimStart('/'), allowed.IsPackage))
        .FirstOrDefault();
}
