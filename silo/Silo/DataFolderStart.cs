using Boxyard.Storage;

namespace Boxyard.Silo;

/// <summary>
/// Warns at the start where every user of the machine may read the embedded database. What a silo makes itself is
/// private; a folder of an earlier version, or of the operator's, is left as it is.
/// </summary>
internal sealed partial class DataFolderStart(StorageOptions storage, ILogger<DataFolderStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(storage.DataDirectory, "boxyard.db"));
        if (storage.Postgres is null && PrivateFolder.IsOpen(path))
        {
            LogOpen(path, Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        LogLevel.Warning,
        "Every user of this machine can read {Path}, in which secrets of jobs and tokens of attempts stand: "
        + "chmod 700 {Folder}")]
    private partial void LogOpen(string path, string folder);
}
