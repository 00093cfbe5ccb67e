using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The queues and how much waits in them.</summary>
public sealed class QueuesClient
{
    private readonly Transport _transport;

    internal QueuesClient(Transport transport) => _transport = transport;

    /// <summary>All queues that are known.</summary>
    public Task<Outcome<IReadOnlyList<JobQueue>>> TryListAsync(CancellationToken cancellationToken = default) =>
        _transport.SendAsync<IReadOnlyList<JobQueue>>(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/queues", UriKind.Relative)),
            canRepeat: true,
            cancellationToken);

    /// <summary>As <see cref="TryListAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<JobQueue>> ListAsync(CancellationToken cancellationToken = default) =>
        (await TryListAsync(cancellationToken)).GetValue();
}
