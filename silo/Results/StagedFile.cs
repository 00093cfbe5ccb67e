namespace Boxyard.Results;

/// <summary>A complete temporary file in the folder of the file that it will be.</summary>
internal sealed class StagedFile(string temporaryPath, string path) : IStagedFile
{
    private bool _isPublished;

    public string Name { get; } = Path.GetFileName(temporaryPath);

    public required long Size { get; init; }
    public required string Sha256 { get; init; }

    public Task<bool> PublishAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (DurableFolder.Find(path) is not (DiskEntry.Missing or DiskEntry.File))
        {
            return Task.FromResult(false);
        }

        DurableFolder.Publish(temporaryPath, path);
        _isPublished = true;
        return Task.FromResult(true);
    }

    public ValueTask DisposeAsync()
    {
        if (!_isPublished)
        {
            File.Delete(temporaryPath);
        }

        return ValueTask.CompletedTask;
    }
}
