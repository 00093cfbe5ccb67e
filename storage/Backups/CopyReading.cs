using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Storage.Backups;

/// <summary>What both dialects read of a copy, by the statements that they share.</summary>
/// <param name="read">Runs a statement without parameters.</param>
internal sealed class CopyReading(Func<string, Action<Row>, Task> read)
{
    public async Task ListFilesAsync(Action<StoredFile> found)
    {
        await read("backup_logs_list", row => found(Map(row, StoredFileKind.Log)));
        await read("backup_artifacts_list", row => found(MapHashed(row, StoredFileKind.Artifact)));
        await read("backup_packages_list", row => found(MapHashed(row, StoredFileKind.Package)));
        await read("backup_app_files_list", row => found(MapHashed(row, StoredFileKind.App)));
    }

    public async Task<DatabaseSnapshot> DescribeAsync(string dialect)
    {
        var migrations = ImmutableArray.CreateBuilder<long>();
        var jobs = ImmutableDictionary.CreateBuilder<JobState, long>();
        string? marker = null;
        var attempts = 0L;
        await read("migrations_list", row => migrations.Add(row.GetInt64(0)));
        await read("job_counts_list", row => jobs.Add(row.GetEnum<JobState>(0), row.GetInt64(1)));
        await read("result_folder_find", row => marker = row.GetText(0));
        await read("attempts_count", row => attempts = row.GetInt64(0));
        return new DatabaseSnapshot
        {
            Dialect = dialect,
            Migrations = migrations.ToImmutable(),
            FolderMarker = marker,
            Jobs = jobs.ToImmutable(),
            AttemptCount = attempts,
        };
    }

    private static StoredFile MapHashed(Row row, StoredFileKind kind) =>
        Map(row, kind) with { Sha256 = row.GetText(5) };

    private static StoredFile Map(Row row, StoredFileKind kind) => new()
    {
        Kind = kind,
        JobId = row.GetInt64(0),
        Attempt = row.GetInt32(1),
        Name = row.GetText(2),
        Size = row.GetInt64(3),
        Spec = row.GetText(4),
    };
}
