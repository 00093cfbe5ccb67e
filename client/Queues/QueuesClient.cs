using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The queues and how much waits in them.</summary>
public sealed class QueuesClient
{
    private readonly Transport _transport;

    internal QueuesClient(Transport transport) => _transport = transport;

    /// <summary>All queues that are known, by name.</summary>
    public async Task<Outcome<IReadOnlyList<JobQueue>>> TryListAsync(CancellationToken cancellationToken = default)
    {
        var outcome = await _transport.GetAsync<QueueList>(new QueryText("/api/v1/queues"), cancellationToken);
        return outcome.Select(list => list.Queues);
    }

    /// <summary>As <see cref="TryListAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<JobQueue>> ListAsync(CancellationToken cancellationToken = default) =>
        (await TryListAsync(cancellationToken)).GetValue();
}
