using Boxyard.Storage;
using Boxyard.Tests.Storage;

namespace Boxyard.Bench.Rows;

/// <summary>
/// A fresh database for one benchmark: SQLite in a temporary folder, or a PostgreSQL server of its own that fsyncs.
/// </summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly PostgresServer? _server;

    private BenchStore(string folder, PostgresServer? server, string? postgres)
    {
        _server = server;
        Folder = folder;
        Postgres = postgres;
    }

    public string Folder { get; }

    /// <summary>The connection string; null for SQLite.</summary>
    public string? Postgres { get; }

    public string[] SiloArguments => Postgres is null ? ["--data", Folder] : ["--data", Folder, "--postgres", Postgres];

    public StorageOptions Options => new() { DataDirectory = Folder, Postgres = Postgres };

    /// <param name="name">`sqlite` or `postgres`.</param>
    public static async Task<BenchStore> StartAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("boxyard-bench-").FullName;
        if (name == "sqlite")
        {
            return new BenchStore(folder, null, null);
        }

        var server = await PostgresServer.StartAsync(isSafe: true);
        return new BenchStore(folder, server, await server.CreateDatabaseAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
