using Boxyard.Tests.Storage;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Telemetry;

/// <summary>A silo on a PostgreSQL server of its own, which the test may stop.</summary>
public sealed class PostgresSilo(PostgresServer server, string database) : SiloFixture
{
    public PostgresServer Database { get; } = server;

    public static async Task<PostgresSilo> StartAsync()
    {
        var server = await PostgresServer.StartAsync(isSafe: false);
        return new PostgresSilo(server, await server.CreateDatabaseAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Postgres", database);
        // The log lines of an outage are expected.
        builder.UseSetting("Logging:LogLevel:Default", "None");
    }
}
