using Microsoft.Extensions.Hosting;

namespace Boxyard.Storage;

/// <summary>Opens the database at start, and writes what still waits at stop.</summary>
internal sealed class StorageStart(
    IDatabase database, GroupWriter writer, LaneWeights weights, JobLimits limits) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.StartAsync(cancellationToken);
        await SetWeightsAsync(cancellationToken);
        writer.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        writer.StopAsync(cancellationToken);

    private async Task SetWeightsAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenWriterAsync(cancellationToken);
        await session.BeginAsync(Guid.NewGuid().ToString("N"), cancellationToken);
        session.Add("lanes_reset_weights", RowSet.One());
        session.Add("lanes_set_weights", new Rows<KeyValuePair<string, double>>([.. weights.All])
            .Text("submitter", weight => weight.Key).Double("weight", weight => weight.Value));
        session.Add("required_lanes_share_all", RowSet.One());
        if (limits.IsOfSubmitters)
        {
            session.Add("lanes_index_submitters", RowSet.One());
            session.Add("required_lanes_index_submitters", RowSet.One());
        }

        await session.SendAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }
}
