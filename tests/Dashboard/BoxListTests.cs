using Boxyard.Client;
using Boxyard.Dashboard;
using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Testboxes;
using Boxyard.Tests.Client;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Dashboard;

public sealed class BoxListTests : IAsyncLifetime, IDisposable
{
    private static readonly Visitor Reader = new() { Kind = VisitorKind.Free };
    private static readonly Visitor Stranger = new() { Kind = VisitorKind.Anonymous };

    private readonly TestClock _clock = new();
    private ScriptedServer _silo = null!;
    private BoxyardClient _client = null!;
    private BoxList _boxes = null!;

    public async Task InitializeAsync()
    {
        _silo = await ScriptedServer.StartAsync();
        _client = new BoxyardClient(new BoxyardClientOptions { Server = _silo.Address, MaxRetryCount = 0 });
        _boxes = new BoxList(Options.Create(new DashboardOptions()), _clock);
    }

    public Task DisposeAsync() => _silo.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_boxes_are_read_once_for_all_and_shown_while_they_are_read_again()
    {
        _silo.Then(200, Page("a", next: "a")).Then(200, Page("b")).Then(200, Page("c")).Then(200, Page("d"));

        var first = _boxes.GetAsync(_client, Reader, CancellationToken.None);
        var second = _boxes.GetAsync(_client, Reader, CancellationToken.None);
        Assert.Equal(["a", "b"], (await first).Select(box => box.Name));
        Assert.Same(await first, await second);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Same(await first, await _boxes.GetAsync(_client, Reader, CancellationToken.None));
        Assert.Equal(2, _silo.Requests.Count);

        // Now they are read anew, and shown as they were until that has ended.
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Same(await first, await _boxes.GetAsync(_client, Reader, CancellationToken.None));
        await Eventually.BecomesTrueAsync(async () =>
            await _boxes.GetAsync(_client, Reader, CancellationToken.None) is [{ Name: "c" }]);
        Assert.Equal(3, _silo.Requests.Count);

        // Nobody is shown what is too old.
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["d"], (await _boxes.GetAsync(_client, Reader, CancellationToken.None)).Select(box => box.Name));
    }

    [Fact]
    public async Task They_are_read_anew_after_a_change_and_after_a_failure()
    {
        _silo.Then(200, Page("a")).Then(500).Then(200, Page("b"));
        await _boxes.GetAsync(_client, Reader, CancellationToken.None);
        _boxes.Forget();

        await Assert.ThrowsAsync<BoxyardException>(() => _boxes.GetAsync(_client, Reader, CancellationToken.None));

        Assert.Equal(["b"], (await _boxes.GetAsync(_client, Reader, CancellationToken.None)).Select(box => box.Name));
    }

    [Fact]
    public async Task What_readers_share_is_not_shown_to_who_may_not_read()
    {
        _silo.Then(200, Page("a")).Then(401);
        using var other = new BoxyardClient(_client.Options with { Token = "bxy_other" });
        await _boxes.GetAsync(_client, Reader, CancellationToken.None);

        await Assert.ThrowsAsync<BoxyardException>(() => _boxes.GetAsync(other, Stranger, CancellationToken.None));

        Assert.Equal(["a"], (await _boxes.GetAsync(_client, Reader, CancellationToken.None)).Select(box => box.Name));
    }

    private static string Page(string name, string? next = null) =>
        $$"""{"testboxes":[{"name":"{{name}}"}]{{(next is null ? "" : $",\"next\":\"{next}\"")}}}""";
}
