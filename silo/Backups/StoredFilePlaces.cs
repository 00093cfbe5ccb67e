using System.Text.Json;
using Boxyard.Apps;
using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Storage.Backups;
using Microsoft.Extensions.Options;

namespace Boxyard.Backups;

/// <summary>Where the files that rows name are: in the folders of the silo, and in a backup.</summary>
internal sealed class StoredFilePlaces(IResultFiles files, IOptions<BootOptions> boot)
{
    private const string ResultPrefix = "result/";
    private const string PackagePrefix = "initrd/";

    public string Results => files.Place;

    /// <summary>The path in a backup, which begins with `result/` or `initrd/`.</summary>
    public static string PathOf(StoredFile file)
    {
        if (file.Kind == StoredFileKind.Package)
        {
            return file.Name.TrimStart('/');
        }

        if (file.Kind == StoredFileKind.App)
        {
            return $"{ResultPrefix}{AppFolder.Name}/{file.Name}";
        }

        using var spec = JsonDocument.Parse(file.Spec);
        var root = ResultRoot.For(spec.RootElement, new ShownId(file.JobId, file.Attempt)).TrimStart('/');
        return file.Kind == StoredFileKind.Log ? $"{root}/{ResultPath.LogFolder}/{file.Name}" : $"{root}/{file.Name}";
    }

    /// <summary>Whether such a path is of a package.</summary>
    public static bool IsPackage(string path) => path.StartsWith(PackagePrefix, StringComparison.Ordinal);

    /// <summary>The folder of this silo that such a path is in, and the path below it; null for another one.</summary>
    public (string Folder, string Path)? Find(string path) =>
        path.StartsWith(ResultPrefix, StringComparison.Ordinal) ? (files.Place, path[ResultPrefix.Length..])
        : IsPackage(path)
            ? (Path.GetFullPath(boot.Value.InitrdDirectory), path[PackagePrefix.Length..])
            : null;
}
