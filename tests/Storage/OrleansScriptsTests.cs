using Boxyard.Storage;
using Boxyard.Storage.Postgres;
using Npgsql;

namespace Boxyard.Tests.Storage;

public sealed class OrleansScriptsTests
{
    [Theory]
    [InlineData("", "apply PostgreSQL-Main.sql, then PostgreSQL-Clustering.sql of")]
    [InlineData("create table OrleansQuery ()", "apply PostgreSQL-Clustering.sql of")]
    public async Task Missing_tables_are_named_by_their_script(string made, string advice)
    {
        await using var store = await StartAsync(made);

        var exception = await Assert.ThrowsAsync<StoreException>(() => CheckAsync(store));

        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_the_tables_is_accepted()
    {
        await using var store = await StartAsync(
            "create table OrleansQuery (); create table OrleansMembershipTable ()");

        await CheckAsync(store);
    }

    private static async Task<StoreHost> StartAsync(string script)
    {
        var store = await StoreHost.StartAsync(Dialect.Postgres);
        await using var connection = new NpgsqlConnection(store.Get<StorageOptions>().Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(script, connection);
        if (script.Length > 0)
        {
            await command.ExecuteNonQueryAsync();
        }

        return store;
    }

    private static Task CheckAsync(StoreHost store) =>
        new OrleansScripts(store.Get<IDatabase>()).StartAsync(CancellationToken.None);
}
