using Boxyard.Apps;
using Boxyard.Apps.Code;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Apps.Code;

public sealed class GitPlacesTests
{
    private readonly GitPlaces _places =
        new(Options.Create(new AppOptions { MaxClones = 2, MaxClonesPerUser = 1 }));

    [Fact]
    public async Task A_user_who_waits_for_his_own_place_is_in_nobodys_way()
    {
        Assert.True(await TakeAsync("ann"));
        var second = TakeAsync("ann");
        Assert.True(await TakeAsync("bob"));
        var other = TakeAsync("eve");
        Assert.False(second.IsCompleted);
        Assert.False(other.IsCompleted);

        _places.Leave("bob");
        Assert.True(await other);
        Assert.False(second.IsCompleted);
        _places.Leave("ann");
        Assert.True(await second);
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_sent_away()
    {
        Assert.True(await TakeAsync("ann"));
        var waiting = Enumerable.Range(0, 4).Select(_ => TakeAsync("ann")).ToArray();

        Assert.False(await TakeAsync("ann"));
        Assert.True(await TakeAsync("bob"));
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Who_gives_up_holds_no_place()
    {
        using var end = new CancellationTokenSource();
        Assert.True(await TakeAsync("ann"));
        var second = _places.TakeAsync("ann", end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        _places.Leave("ann");

        Assert.True(await TakeAsync("ann"));
        Assert.True(await TakeAsync("bob"));
    }

    private Task<bool> TakeAsync(string user) => _places.TakeAsync(user, CancellationToken.None);
}
