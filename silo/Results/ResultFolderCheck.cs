using Boxyard.Jobs;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Refuses to start on a result folder that is not the one of the database: several silos of one PostgreSQL need the
/// same one, a folder that was forgotten in a move or a restore would look like lost results, and a new database, whose
/// ids begin anew, would mix its files with those of another.
/// </summary>
internal sealed class ResultFolderCheck(
    IResultFiles files, IResultStore store, IJobStore jobs, IOptions<ResultsOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var expected = await store.FindFolderMarkerAsync(cancellationToken)
            ?? await TakeOverAsync(cancellationToken);
        var found = files.FindMarker();
        if (found != expected)
        {
            throw new StoreException(Describe(expected, found));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string> TakeOverAsync(CancellationToken cancellationToken)
    {
        if (await IsOfOtherAsync(cancellationToken))
        {
            // Another silo of this database may have started meanwhile, and the files be those of its first jobs.
            return await store.FindFolderMarkerAsync(cancellationToken) ?? throw new StoreException(DescribeTaken());
        }

        // The folder first: a crash between the two leaves a folder whose mark the next start takes over.
        return await store.KeepFolderMarkerAsync(
            files.FindMarker() ?? files.KeepMarker(Guid.NewGuid().ToString("N")), cancellationToken);
    }

    /// <summary>A database that has jobs and no mark is older than marks; the files are its own.</summary>
    private async Task<bool> IsOfOtherAsync(CancellationToken cancellationToken) =>
        !options.Value.AdoptFolder
        && files.HasFiles()
        && (await jobs.ListAsync(new JobFilter { PageSize = 1 }, cancellationToken)).Jobs.Count == 0;

    private string DescribeTaken() =>
        $"'{files.Place}' has files of jobs, and the database has no job: they belong to another database. Name the " +
        "database that they belong to (Storage:DataDirectory, Storage:Postgres), or move the folder away, or set " +
        "Results:Directory to an empty one. If their database is lost for good, say --Results:AdoptFolder true for " +
        "one start: the files stay, ids begin anew, and new jobs may write over them.";

    private string Describe(string expected, string? found)
    {
        var mark = Path.Join(files.Place, FolderMarker.FileName);
        var what = found is null ? $"there is no '{mark}'" : $"'{mark}' says {found}";
        return $"'{files.Place}' is not the result folder of this database: {what}, and the database has {expected}. " +
            "Set Results:Directory to the folder that all silos of the database share, or put the folder back from " +
            "where " +
            $"it was moved or saved. If its files are lost for good, write {expected} into that file.";
    }
}
