using Boxyard.Apps.Code;
using Boxyard.Results;

namespace Boxyard.Apps;

/// <summary>
/// Removes what a silo that was killed has left: clones, and files whose app was never stored. At the start, and then
/// every hour. Says at the start what this machine's git cannot do.
/// </summary>
internal sealed partial class AppUpkeep(
    GitFolders folders,
    GitProgram program,
    IResultFiles files,
    IAppStore apps,
    TimeProvider clock,
    ILogger<AppUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>A submit is over long before: its row names the file, or nothing ever will.</summary>
    private static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    /// <summary>How many files were removed.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        folders.RemoveLeftovers();
        var before = clock.GetUtcNow().UtcDateTime - MinAge;
        var removedCount = 0;
        foreach (var file in files.ListFiles(AppFolder.Root).Where(file => file.LastWriteTimeUtc < before))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await apps.HasFileAsync(file.Name, cancellationToken))
            {
                file.Delete();
                removedCount++;
                LogRemoved(logger, file.FullName);
            }
        }

        return removedCount;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The walk through the folder does not await: not in the way of the start.
        await Task.Yield();
        await program.CheckAsync(stoppingToken);
        while (true)
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                LogFailed(logger, failure);
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "{File} is removed: no app has it")]
    private static partial void LogRemoved(ILogger logger, string file);

    [LoggerMessage(LogLevel.Error, "What submits of apps left could not be removed; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
