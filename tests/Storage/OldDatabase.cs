using System.Data.Common;
using Boxyard.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Boxyard.Tests.Storage;

/// <summary>A database of an old schema, with jobs in every state and what belongs to them.</summary>
internal static class OldDatabase
{
    /// <summary>The newest migration of the silo that left it.</summary>
    private const long Newest = 3;

    /// <summary>The stores of this version on it: they migrate it at their start.</summary>
    public static async Task<StoreHost> StartAsync(Dialect dialect)
    {
        var folder = new TestFolder();
        var options = new StorageOptions { DataDirectory = folder.Path, ClockIsTimeProvider = true };
        if (dialect == Dialect.Postgres)
        {
            options.Postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        }

        await using (DbConnection connection = options.Postgres is { } postgres
            ? new NpgsqlConnection($"{postgres};Pooling=false")
            : new SqliteConnection($"Data Source={folder.Path}/boxyard.db;Pooling=false"))
        {
            await FillAsync(connection, dialect == Dialect.Postgres ? SqlFiles.Postgres : SqlFiles.Sqlite);
        }

        return await StoreHost.StartAsync(options, folder);
    }

    private static async Task FillAsync(DbConnection connection, SqlFiles files)
    {
        await connection.OpenAsync();
        await RunAsync(connection, files["migrations_create"].Text);
        foreach (var migration in files.Migrations.Where(migration => migration.Version <= Newest))
        {
            await RunAsync(connection, migration.Script);
            await RunAsync(
                connection,
                "insert into migrations (version, name, applied_at, oldest_binary) "
                + $"values ({migration.Version}, '{migration.Name}', 1772362800000000, {migration.OldestBinary})");
        }

        var rows = Path.Combine(AppContext.BaseDirectory, "Storage", "Vectors", "rows-of-0003.sql");
        await RunAsync(connection, await File.ReadAllTextAsync(rows));
    }

    private static async Task RunAsync(DbConnection connection, string script)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
    }
}
