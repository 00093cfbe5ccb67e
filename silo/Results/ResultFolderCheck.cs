using Boxyard.Storage;

namespace Boxyard.Results;

/// <summary>
/// Refuses to start on a result folder that is not the one of the database: several silos of one PostgreSQL need the
/// same one, and a folder that was forgotten in a move or a restore would look like lost results.
/// </summary>
internal sealed class ResultFolderCheck(IResultFiles files, IResultStore store) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var expected = await store.FindFolderMarkerAsync(cancellationToken);
        // The folder first: a crash between the two leaves a folder whose mark the next start takes over.
        expected ??= await store.KeepFolderMarkerAsync(
            files.FindMarker() ?? files.KeepMarker(Guid.NewGuid().ToString("N")), cancellationToken);
        var found = files.FindMarker();
        if (found != expected)
        {
            throw new StoreException(Describe(expected, found));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
