using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Boxyard.Bench.Rows;

/// <summary>
/// The same rows as a bulk submit wrote, written again into an empty database by nothing but batched inserts: what the
/// database itself can do, one transaction a thousand jobs.
/// </summary>
internal static class BareInsert
{
    private const int JobsPerBatch = 1_000;

    // The tables that a submit writes, with the column that names the job.
    private static readonly (string Table, string Key)[] Tables =
        [("jobs", "id"), ("job_specs", "job_id"), ("job_queue", "job_id"), ("job_events", "job_id")];

    /// <summary>Jobs a second.</summary>
    public static async Task<double> MeasureAsync(
        BenchStore from, BenchStore to, int jobCount, CancellationToken cancellationToken)
    {
        await using var source = Open(from);
        await using var target = Open(to);
        await source.OpenAsync(cancellationToken);
        await target.OpenAsync(cancellationToken);
        await PrepareAsync(target, cancellationToken);
        var elapsed = TimeSpan.Zero;
        for (var first = 0; first < jobCount; first += JobsPerBatch)
        {
            var tables = new List<TableRows>();
            foreach (var (table, key) in Tables)
            {
                tables.Add(
                    await TableRows.ReadAsync(source, table, key, first, first + JobsPerBatch, cancellationToken));
            }

            var started = Stopwatch.GetTimestamp();
            await using var transaction = await target.BeginTransactionAsync(cancellationToken);
            foreach (var rows in tables)
            {
                await rows.InsertAsync(target, transaction, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            elapsed += Stopwatch.GetElapsedTime(started);
        }

        return jobCount / elapsed.TotalSeconds;
    }

    private static DbConnection Open(BenchStore store) => store.Postgres is null
        ? new SqliteConnection($"Data Source={Path.Combine(store.Folder, "boxyard.db")}")
        : new NpgsqlConnection(store.Postgres);

    private static async Task PrepareAsync(DbConnection target, CancellationToken cancellationToken)
    {
        if (target is SqliteConnection)
        {
            await using var command = target.CreateCommand();
            command.CommandText = "pragma synchronous = full";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
