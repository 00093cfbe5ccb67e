using System.Net;

namespace Boxyard.Tests.Silo.Telemetry;

public class DatabaseOutageTests
{
    [Fact]
    public async Task Without_its_database_a_silo_is_live_and_measured_but_not_ready()
    {
        await using var silo = await PostgresSilo.StartAsync();
        var group = SiloFixture.NewGroup();
        await silo.SubmitAsync(group);
        var before = await ScrapedMetrics.ReadAsync(silo.Client);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(silo, "/health/ready"));

        await silo.Database.StopImmediatelyAsync();
        await Eventually.BecomesTrueAsync(async () => await ReadUpAsync(silo) == 0);
        var during = await ScrapedMetrics.ReadAsync(silo.Client);

        Assert.Equal(1, before["boxyard_database_up"]);
        Assert.Equal(1, before[$"boxyard_queue_jobs{{queue=\"{group}\"}}"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(silo, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(silo, "/health/live"));
        Assert.DoesNotContain(during.Keys, name => name.StartsWith("boxyard_queue_", StringComparison.Ordinal));
        Assert.DoesNotContain(during.Keys, name => name.StartsWith("boxyard_jobs", StringComparison.Ordinal));
        Assert.Equal(0, during["boxyard_boxes_waiting"]);
        Assert.True(during["boxyard_results_free_bytes"] > 0);

        await silo.Database.StartAgainAsync();
        await Eventually.BecomesTrueAsync(async () => await ReadUpAsync(silo) == 1);
        var after = await ScrapedMetrics.ReadAsync(silo.Client);
        Assert.Equal(1, after[$"boxyard_queue_jobs{{queue=\"{group}\"}}"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(silo, "/health/ready"));
    }

    private static async Task<double> ReadUpAsync(PostgresSilo silo) =>
        (await ScrapedMetrics.ReadAsync(silo.Client))["boxyard_database_up"];

    private static async Task<HttpStatusCode> StatusAsync(PostgresSilo silo, string path)
    {
        using var answer = await silo.Client.GetAsync(path);
        return answer.StatusCode;
    }
}
