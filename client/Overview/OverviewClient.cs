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

    /// <summary>The groups of boxes by name; at most some seconds old.</summary>
    public async Task<Outcome<IReadOnlyList<GroupState>>> TryListGroupsAsync(
        CancellationToken cancellationToken = default) =>
        (await _transport.GetAsync<GroupList>(new QueryText("/api/v1/overview/groups"), cancellationToken))
            .Select(list => list.Groups);

    /// <summary>As <see cref="TryListGroupsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<GroupState>> ListGroupsAsync(CancellationToken cancellationToken = default) =>
        (await TryListGroupsAsync(cancellationToken)).GetValue();

    /// <summary>How many jobs ended how in each of the last hours (1 to 744), the one that runs included.</summary>
    public Task<Outcome<Throughput>> TryGetThroughputAsync(
        int hours = 24, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<Throughput>(
            new QueryText("/api/v1/overview/throughput").Add("hours", $"{hours}"), cancellationToken);

    /// <summary>As <see cref="TryGetThroughputAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Throughput> GetThroughputAsync(int hours = 24, CancellationToken cancellationToken = default) =>
        (await TryGetThroughputAsync(hours, cancellationToken)).GetValue();

    /// <summary>What the silo says about itself.</summary>
    public Task<Outcome<SiloAbout>> TryGetAboutAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync<SiloAbout>(new QueryText("/api/v1/about"), cancellationToken);

    /// <summary>As <see cref="TryGetAboutAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<SiloAbout> GetAboutAsync(CancellationToken cancellationToken = default) =>
        (await TryGetAboutAsync(cancellationToken)).GetValue();

    private sealed record GroupList(IReadOnlyList<GroupState> Groups);
}
