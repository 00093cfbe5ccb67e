namespace Boxyard.Results;

/// <summary>
/// Removes what uploads of packages left behind when their silo was killed: complete or not, nobody knows their names.
/// Those that a stored intent names are not for this class.
/// </summary>
internal sealed partial class StagedLeftovers(
    IResultFiles files, IResultStore store, TimeProvider clock, ILogger<StagedLeftovers> logger)
{
    private const int PageSize = 500;

    /// <summary>Files of one look; the next one goes on behind them.</summary>
    private const int MaxLooks = 50_000;

    /// <summary>An upload that still goes on has written to its file since.</summary>
    private static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    private IEnumerator<FileInfo>? _rest;

    /// <summary>One look; how many files were removed.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var named = await ListNamedAsync(cancellationToken);
        var before = clock.GetUtcNow().UtcDateTime - MinAge;
        var removedCount = 0;
        _rest ??= files.ListStaged().GetEnumerator();
        for (var looks = 0; looks < MaxLooks; looks++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_rest.MoveNext())
            {
                Forget();
                break;
            }

            var file = _rest.Current;
            if (StagedName.IsOne(file.Name) && file.LastWriteTimeUtc < before && !named.Contains(file.Name))
            {
                file.Delete();
                removedCount++;
                LogRemoved(logger, file.FullName);
            }
        }

        return removedCount;
    }

    /// <summary>The next look begins anew, as after a failure in the middle.</summary>
    public void Forget()
    {
        _rest?.Dispose();
        _rest = null;
    }

    private async Task<HashSet<string>> ListNamedAsync(CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<PackageWrite> page = [];
        do
        {
            page = await store.ListPackageWritesAsync(
                page.Count > 0 ? page[^1].Package.Path : null, PageSize, cancellationToken);
            named.UnionWith(page.Select(write => write.File));
        }
        while (page.Count == PageSize);
        return named;
    }

    [LoggerMessage(LogLevel.Information, "{File} is removed: it is of an upload that was cut off")]
    private static partial void LogRemoved(ILogger logger, string file);
}
