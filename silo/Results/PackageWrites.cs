using System.Security.Cryptography;

namespace Boxyard.Results;

/// <summary>Finishes or undoes writes of packages' files that a dead silo left in the middle.</summary>
internal sealed partial class PackageWrites(IResultFiles files, IResultStore store, ILogger<PackageWrites> logger)
    : BackgroundService
{
    private const int PageSize = 100;

    /// <summary>The caller holds the lock of the package's folder, so nobody else is at this write.</summary>
    public async Task SettleAsync(PackageWrite write, CancellationToken cancellationToken)
    {
        var path = write.Package.Path[(write.Root.Length + 1)..];
        var isPlaced = files.TryPublish(write.Root, path, write.File)
            || await StandsThereAsync(write, path, cancellationToken);
        if (!isPlaced)
        {
            files.RemoveStaged(write.Root, path, write.File);
        }

        await store.EndPackageAsync(
            write, isPlaced ? null : "The scheduler was stopped in the middle of it.", cancellationToken);
        LogSettled(logger, write.Package.Path, isPlaced ? "finished" : "undone");
    }

    /// <summary>
    /// Once, beside the silo's other work: writes that cannot be settled now are when their paths are uploaded again.
    /// </summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IReadOnlyList<PackageWrite> page = [];
        try
        {
            do
            {
                page = await store.ListPackageWritesAsync(
                    page.Count > 0 ? page[^1].Package.Path : null, PageSize, stoppingToken);
                foreach (var write in page)
                {
                    await SettleStoredAsync(write, stoppingToken);
                }
            }
            while (page.Count == PageSize);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, "");
        }
    }

    private async Task SettleStoredAsync(PackageWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await using var turn = await files.TakeRootAsync(write.Root, cancellationToken);
            // Another silo may have been at it, and be done.
            if (await store.FindPackageWriteAsync(write.Package.Path, cancellationToken) == write)
            {
                await SettleAsync(write, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure, write.Package.Path);
        }
    }

    /// <summary>Whether the file was put at its place already, and only its row is missing.</summary>
    private async Task<bool> StandsThereAsync(PackageWrite write, string path, CancellationToken cancellationToken)
    {
        await using var file = files.OpenFile(write.Root, path);
        return file is not null
            && file.Length == write.Package.Size
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == write.Package.Sha256;
    }

    [LoggerMessage(LogLevel.Warning, "The write of {Path}, which was left in the middle, is {Outcome}")]
    private static partial void LogSettled(ILogger logger, string path, string outcome);

    [LoggerMessage(LogLevel.Error, "Writes of packages that were left in the middle could not be settled: {Path}")]
    private static partial void LogFailed(ILogger logger, Exception failure, string path);
}
