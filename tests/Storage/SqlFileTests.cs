using Boxyard.Storage;
using Boxyard.Storage.Sqlite;
using Npgsql;

namespace Boxyard.Tests.Storage;

public sealed class SqlFileTests
{
    [Fact]
    public async Task Every_statement_of_sqlite_prepares_on_a_migrated_database()
    {
        using var folder = new TestFolder();
        var options = new StorageOptions { DataDirectory = folder.Path };
        await using (await StoreHost.StartAsync(options))
        {
        }

        using var link = new SqliteLink(
            $"Data Source={folder.Path}/boxyard.db;Pooling=false", SqlFiles.Sqlite, "pragma busy_timeout = 1000");
        var failures = SqlFiles.Sqlite.All
            .Select(sql => (sql.Name, Failure: Record.Exception(() => link.Prepare(sql))?.Message))
            .Where(result => result.Failure is not null);
        Assert.Empty(failures);
    }

    [Fact]
    public async Task Every_statement_of_postgres_prepares_on_a_migrated_database()
    {
        var server = await PostgresServer.SharedAsync();
        var options = new StorageOptions { Postgres = await server.CreateDatabaseAsync() };
        await using (await StoreHost.StartAsync(options))
        {
        }

        await using var connection = new NpgsqlConnection(options.Postgres);
        await connection.OpenAsync();
        var failures = new List<string>();
        foreach (var sql in SqlFiles.Postgres.All)
        {
            await using var command = new NpgsqlCommand(sql.Text, connection);
            foreach (var parameter in sql.Parameters)
            {
                // The server infers the type, as it must from the text alone.
                command.Parameters.Add(
                    new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown });
            }

            try
            {
                await command.PrepareAsync();
            }
            catch (NpgsqlException exception)
            {
                failures.Add($"{sql.Name}: {exception.Message}");
            }
        }

        Assert.Empty(failures);
    }
}
