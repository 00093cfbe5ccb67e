using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>The test boxes: their state, their addresses and the queues that they serve.</summary>
public sealed partial class TestboxesClient
{
    private const string PageSize = "500";

    private readonly Transport _transport;

    internal TestboxesClient(Transport transport) => _transport = transport;

    /// <summary>
    /// All boxes that are known, by name, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public async IAsyncEnumerable<Testbox> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            var path = new QueryText("/api/v1/testboxes").Add("page_size", PageSize).Add("next", next);
            var page = (await _transport.GetAsync<TestboxPage>(path, cancellationToken)).GetValue();
            foreach (var box in page.Testboxes)
            {
                yield return box;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>
    /// One box. A name that the silo does not know is the problem <see cref="ProblemKind.NotFound"/>.
    /// </summary>
    public Task<Outcome<Testbox>> TryGetAsync(string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<Testbox>(
            new QueryText($"/api/v1/testboxes/{Uri.EscapeDataString(name)}"), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/> when there is none.</summary>
    public async Task<Testbox> GetAsync(string name, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(name, cancellationToken)).GetValue();

    /// <summary>
    /// Says that the machine with this MAC (any usual spelling) is the box of this name. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public Task SetMacAsync(string name, string mac, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/set_host_mac").Add("hostname", name).Add("mac", mac), cancellationToken);

    /// <summary>Forgets a MAC. Throws a <see cref="BoxyardException"/>.</summary>
    public Task RemoveMacAsync(string mac, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/del_host_mac").Add("mac", mac), cancellationToken);

    /// <summary>Sets the queues that a box serves, in order. Throws a <see cref="BoxyardException"/>.</summary>
    public Task SetQueuesAsync(
        string name, IReadOnlyCollection<string> queues, CancellationToken cancellationToken = default) =>
        PutAsync(
            new QueryText("/set_host2queues").Add("host", name).Add("queues", string.Join(',', queues)),
            cancellationToken);

    /// <summary>Lets a box serve the queues of its name again. Throws a <see cref="BoxyardException"/>.</summary>
    public Task RemoveQueuesAsync(string name, CancellationToken cancellationToken = default) =>
        PutAsync(new QueryText("/del_host2queues").Add("host", name), cancellationToken);

    /// <summary>
    /// These calls answer `Done`; anything else with status 200 means that a parameter was not understood.
    /// </summary>
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
