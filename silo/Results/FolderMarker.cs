namespace Boxyard.Results;

/// <summary>A file with a folder's own random id. It moves with the folder and with its backups.</summary>
internal sealed class FolderMarker(string folder)
{
    public const string FileName = ResultPath.ReservedPrefix + "-folder";

    private readonly string _path = Path.Join(folder, FileName);

    public string? Find() => File.Exists(_path) ? File.ReadAllText(_path).Trim() : null;

    /// <summary>Whether there are files beside the mark, also of a silo that is about to give one.</summary>
    public bool HasOthers()
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        // A disk of its own may have a folder lost+found, which is for root alone.
        var search = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.None,
        };
        return Directory.EnumerateFiles(folder, "*", search)
            .Any(file => !file.StartsWith(_path, StringComparison.Ordinal));
    }

    /// <summary>Complete and on disk before it has its name; of two silos that start at once, one's is kept.</summary>
    public string Keep(string marker)
    {
        DurableFolder.Create(folder, "");
        var temporary = $"{_path}-{Guid.NewGuid():N}";
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(marker + "\n"));
            file.Flush(flushToDisk: true);
        }

        DurableFolder.PublishFirst(temporary, _path);
        return Find()!;
    }
}
