using Boxyard.Tests.Storage;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

/// <summary>A silo on a database that it may share with others, as they share the folder of results.</summary>
public sealed class SharedSilo : SiloFixture
{
    private readonly string? _postgres;
    private readonly string? _results;
    private readonly (string Name, string Value)[] _settings;

    private SharedSilo(string? postgres, string? results, (string Name, string Value)[] settings)
    {
        _postgres = postgres;
        _results = results;
        _settings = settings;
    }

    /// <summary>One that has its database for itself.</summary>
    public static async Task<SharedSilo> StartAsync(Dialect dialect)
    {
        var postgres = dialect == Dialect.Postgres
            ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()
            : null;
        return Started(new SharedSilo(postgres, results: null, []));
    }

    /// <summary>Two on one PostgreSQL, with these settings.</summary>
    public static async Task<(SharedSilo First, SharedSilo Second)> StartTwoAsync(
        TestFolder results, params (string Name, string Value)[] settings)
    {
        var postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        return (
            Started(new SharedSilo(postgres, results.Path, settings)),
            Started(new SharedSilo(postgres, results.Path, settings)));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (_postgres is not null)
        {
            builder.UseSetting("Storage:Postgres", _postgres);
        }

        if (_results is not null)
        {
            builder.UseSetting("Results:Directory", _results);
        }

        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }
    }

    private static SharedSilo Started(SharedSilo silo)
    {
        _ = silo.Client;
        return silo;
    }
}
