using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The queues and how much waits in them.</summary>
public sealed partial class QueuesClient
{
    private const string PageSize = "500";

    private readonly Transport _transport;

    internal QueuesClient(Transport transport) => _transport = transport;

    /// <summary>All queues that are known, by name; fetched page by page.</summary>
    public async Task<Outcome<IReadOnlyList<JobQueue>>> TryListAsync(CancellationToken cancellationToken = default)
    {
        List<JobQueue> queues = [];
        string? next = null;
        do
        {
            var path = new QueryText("/api/v1/queues").Add("page_size", PageSize).Add("next", next);
            var outcome = await _transport.GetAsync<QueueList>(path, cancellationToken);
            if (!outcome.Succeeded)
            {
                return outcome.Select<IReadOnlyList<JobQueue>>(page => page.Queues);
            }

            queues.AddRange(outcome.Value.Queues);
            next = outcome.Value.Next;
        }
        while (next is not null);

        return new Outcome<IReadOnlyList<JobQueue>>(queues);
    }

    /// <summary>As <see cref="TryListAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<JobQueue>> ListAsync(CancellationToken cancellationToken = default) =>
        (await TryListAsync(cancellationToken)).GetValue();

    /// <summary>
    /// How long jobs of a queue waited for their first box in the last hours (1 to 744), in 24 slices: those that a
    /// box's work ended, among the newest 500 of its group.
    /// </summary>
    public Task<Outcome<QueueWaits>> TryGetWaitsAsync(
        string name, int hours = 24, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<QueueWaits>(PathOf(name, "/waits").Add("hours", $"{hours}"), cancellationToken);

    /// <summary>As <see cref="TryGetWaitsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<QueueWaits> GetWaitsAsync(
        string name, int hours = 24, CancellationToken cancellationToken = default) =>
        (await TryGetWaitsAsync(name, hours, cancellationToken)).GetValue();
}
