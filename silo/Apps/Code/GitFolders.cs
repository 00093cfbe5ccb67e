using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>The folders of clones, below `clones/` of the data folder: each is gone when its clone is.</summary>
internal sealed partial class GitFolders(
    IOptions<AppOptions> options, StorageOptions storage, TimeProvider clock, ILogger<GitFolders> logger)
{
    /// <summary>What is older than a clone may become, nobody works in.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private string Root => Path.GetFullPath(Path.Join(storage.DataDirectory, "clones"));

    /// <summary>Code may be for few, and other users of the machine are none of them.</summary>
    public string Create()
    {
        var folder = Path.Join(Root, Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(Root);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>What a silo that was killed has left.</summary>
    public void RemoveLeftovers()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        var before = clock.GetUtcNow().UtcDateTime - options.Value.CloneTimeout - Margin;
        foreach (var old in new DirectoryInfo(Root).EnumerateDirectories())
        {
            if (old.CreationTimeUtc < before)
            {
                Remove(old.FullName);
            }
        }
    }

    public void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, failure, folder);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The clone {Folder} could not be removed; it is tried again within the hour")]
    private static partial void LogLeft(ILogger logger, Exception exception, string folder);
}
