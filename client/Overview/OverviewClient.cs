using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>How the whole lab stands.</summary>
public sealed class OverviewClient
{
    private readonly Transport _transport;

    internal OverviewClient(Transport transport) => _transport = transport;

    /// <summary>The numbers as of now. Cheap: the silo keeps them up to date with every change.</summary>
    public Task<Outcome<LabOverview>> TryGetAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync<LabOverview>(new QueryText("/api/v1/overview"), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<LabOverview> GetAsync(CancellationToken cancellationToken = default) =>
        (await TryGetAsync(cancellationToken)).GetValue();
}
