using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The test boxes: their state, their addresses and the queues that they serve.</summary>
public sealed class TestboxesClient
{
    private readonly Transport _transport;

    internal TestboxesClient(Transport transport) => _transport = transport;

    /// <summary>All boxes that are known by name.</summary>
    public Task<Outcome<IReadOnlyList<Testbox>>> TryListAsync(CancellationToken cancellationToken = default) =>
        _transport.SendAsync<IReadOnlyList<Testbox>>(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/testboxes", UriKind.Relative)),
            canRepeat: true,
            cancellationToken);

    /// <summary>As <see cref="TryListAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<Testbox>> ListAsync(CancellationToken cancellationToken = default) =>
        (await TryListAsync(cancellationToken)).GetValue();

    /// <summary>Says that the machine with this MAC (any usual spelling) is the box of this name. Throws a <see cref="BoxyardException"/>.</summary>
    public Task SetMacAsync(string name, string mac, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/set_host_mac").Add("hostname", name).Add("mac", mac), cancellationToken);

    /// <summary>Forgets a MAC. Throws a <see cref="BoxyardException"/>.</summary>
    public Task RemoveMacAsync(string mac, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/del_host_mac").Add("mac", mac), cancellationToken);

    /// <summary>Sets the queues that a box serves, in order. Throws a <see cref="BoxyardException"/>.</summary>
    public Task SetQueuesAsync(string name, IReadOnlyCollection<string> queues, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/set_host2queues").Add("host", name).Add("queues", string.Join(',', queues)), cancellationToken);

    /// <summary>Lets a box serve the queues of its name again. Throws a <see cref="BoxyardException"/>.</summary>
    public Task RemoveQueuesAsync(string name, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/del_host2queues").Add("host", name), cancellationToken);

    /// <summary>These calls answer `Done`; anything else with status 200 means that a parameter was not understood.</summary>
    private async Task PutAsync(QueryText path, CancellationToken cancellationToken)
    {
        var uri = path.ToUri();
        var outcome = await _transport.SendForTextAsync(
            () => new HttpRequestMessage(HttpMethod.Put, uri), canRepeat: true, cancellationToken);
        var answer = outcome.GetValue().Trim();
        if (answer != "Done")
        {
            throw new BoxyardException(new Problem
            {
                Kind = ProblemKind.Rejected,
                Status = 200,
                Title = $"The silo did not take {uri}",
                Detail = $"It answered '{answer}' instead of 'Done': check that no value is empty.",
            });
        }
    }
}
