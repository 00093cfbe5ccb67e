using Microsoft.Extensions.Hosting;

namespace Boxyard.Storage.Postgres;

/// <summary>Refuses to start on a database without the tables that Orleans keeps its cluster in.</summary>
internal sealed class OrleansScripts(IDatabase database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        await database.ReadAsync(
            "orleans_scripts_list_missing", RowSet.One(), row => missing.Add(row.GetText(0)), cancellationToken);
        if (missing.Count > 0)
        {
            throw new StoreException(
                $"The PostgreSQL database lacks Orleans' tables: apply {string.Join(", then ", missing)} "
                + "of the Orleans release that this silo is built with. docs/operating.md says where they come from.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
