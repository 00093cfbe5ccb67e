using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>
/// Applies the missing migrations under an advisory lock, so that silos that start together do it once.
/// </summary>
internal static class PostgresMigrations
{
    public static async Task ApplyAsync(
        NpgsqlDataSource source, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            "commit_batches_begin",
            RowSet.One().With("writer_key", PostgresWriteSession.WriterKey),
            cancellationToken);
        await ExecuteAsync(connection, "migrations_create", RowSet.One(), cancellationToken);
        var applied = await ListAppliedAsync(connection, cancellationToken);
        foreach (var migration in MigrationPlan.Choose(SqlFiles.Postgres.Migrations, applied))
        {
            await using var script = new NpgsqlCommand(migration.Script, connection);
            await script.ExecuteNonQueryAsync(cancellationToken);
            await ExecuteAsync(connection, "migrations_insert", migration.ToRow(clock), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, RowSet rows, CancellationToken cancellationToken)
    {
        await using var command = PostgresCommands.Create(connection, SqlFiles.Postgres[sql], rows, null);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<(long Version, long OldestBinary)>> ListAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<(long Version, long OldestBinary)>();
        await using var command = PostgresCommands.Create(
            connection, SqlFiles.Postgres["migrations_list"], RowSet.One(), null);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add((reader.GetInt64(0), reader.GetInt64(2)));
        }

        return applied;
    }
}
