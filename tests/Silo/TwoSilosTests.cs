using System.Text.Json.Nodes;
using Boxyard.Queues;
using Boxyard.Tests.Silo.Notifications;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>Two silos on one PostgreSQL: what is done on one holds on the other.</summary>
public sealed class TwoSilosTests : IDisposable
{
    private readonly TestFolder _results = new();

    [Fact]
    public async Task A_pause_on_one_stops_claims_on_the_other_and_a_resume_wakes_a_box_that_waits_there()
    {
        var (first, second) = await SharedSilo.StartTwoAsync(_results);
        await using var firstEnds = first;
        await using var secondEnds = second;
        var group = SiloFixture.NewGroup();
        using (var paused = await first.PostAsync($"/api/v1/queues/{group}/pause", ""))
        {
            Assert.Equal(200, (int)paused.StatusCode);
        }

        var id = await second.SubmitAsync(group);
        var held = await second.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        Assert.DoesNotContain("job.cgz", held, StringComparison.Ordinal);
        var boot = second.Client.GetStringAsync($"/boot.ipxe/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => second.Get<QueueWaiters>().IsAwaited(group));

        using (await first.PostAsync($"/api/v1/queues/{group}/resume", ""))
        {
            Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", await boot, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_webhook_is_delivered_once()
    {
        const int jobCount = 20;
        await using var receiver = await Receiver.StartAsync();
        var (first, second) = await SharedSilo.StartTwoAsync(
            _results,
            ("Notifications:Targets:0:Name", "board"),
            ("Notifications:Targets:0:Url", receiver.Url),
            ("Notifications:Targets:0:Secret", "a secret of the board"),
            ("Notifications:Interval", "00:00:00.1"));
        await using var firstEnds = first;
        await using var secondEnds = second;
        var ids = new List<string>();
        for (var count = 0; count < jobCount; count++)
        {
            ids.Add(await EndOneAsync(count % 2 == 0 ? first : second));
        }

        await Eventually.BecomesTrueAsync(async () => (await ListAsync(first, "delivered")).Count == jobCount);

        Assert.Equal(ids.Order(), receiver.Taken.Select(delivery => delivery.JobId).Order());
        Assert.All(await ListAsync(second, "delivered"), delivery => Assert.Equal(1, (int)delivery!["try_count"]!));
        Assert.Empty(await ListAsync(second, "waiting"));
    }

    public void Dispose() => _results.Dispose();

    /// <summary>A job that is cancelled before it ran.</summary>
    private static async Task<string> EndOneAsync(SharedSilo silo)
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());
        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{id}/cancel", "");
        Assert.Equal(200, (int)cancelled.StatusCode);
        return id;
    }

    private static async Task<JsonArray> ListAsync(SharedSilo silo, string state) =>
        (await silo.GetJsonAsync($"/api/v1/notifications?state={state}&page_size=100"))["notifications"]!.AsArray();
}
