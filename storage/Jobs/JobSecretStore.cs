using Boxyard.Jobs;
using Boxyard.Storage.Accounts;

namespace Boxyard.Storage.Jobs;

/// <summary><see cref="IJobSecretStore"/> on the database.</summary>
internal sealed class JobSecretStore(IDatabase database, GroupWriter writer) : IJobSecretStore
{
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(long jobId, CancellationToken cancellationToken)
    {
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await database.ReadAsync(
            "job_secrets_list",
            RowSet.One().With("job_id", jobId),
            row => secrets.Add(row.GetText(0), row.GetText(1)),
            cancellationToken);
        return secrets;
    }

    public Task<int> SweepAsync(DateTimeOffset endedBy, int maxCount, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new TrimCommand(
                "job_secrets_sweep",
                RowSet.One().With("ended_by", Micros.From(endedBy)).With("count", maxCount)),
            cancellationToken);
}
