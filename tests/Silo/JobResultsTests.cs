using Boxyard.Client;
using Boxyard.Results;

namespace Boxyard.Tests.Silo;

/// <summary>Jobs with more results than an answer carries.</summary>
[Collection(SiloTests.Name)]
public class JobResultsTests(SiloFixture silo)
{
    [Fact]
    public async Task A_job_carries_the_first_hundred_of_each_and_says_where_all_are()
    {
        var id = await NewJobAsync(metricCount: 150, testCount: 501);

        var attempt = (await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]![0]!;
        Assert.Equal(
            (100, 150, 100, 501, 0, 0),
            (attempt["metrics"]!.AsArray().Count, (int)attempt["metric_count"]!, attempt["tests"]!.AsArray().Count,
                (int)attempt["test_count"]!, attempt["artifacts"]!.AsArray().Count, (int)attempt["artifact_count"]!));
        var last = await silo.GetJsonAsync($"{(string)attempt["metrics_href"]!}?page_size=100&next=100");
        Assert.Equal(("m100", 50), ((string)last["metrics"]![0]!["name"]!, last["metrics"]!.AsArray().Count));
        Assert.Null(last["next"]);
        var first = await silo.GetJsonAsync((string)attempt["tests_href"]!);
        Assert.Equal(
            ("t0", "passed", 50, 50),
            ((string)first["tests"]![0]!["name"]!, (string)first["tests"]![0]!["outcome"]!,
                first["tests"]!.AsArray().Count, (int)first["next"]!));
    }

    [Fact]
    public async Task The_sdk_reads_all_pages()
    {
        var id = await NewJobAsync(metricCount: 501, testCount: 500);
        var jobs = new BoxyardClient(new BoxyardClientOptions { Server = silo.Client.BaseAddress! }).Jobs;

        var attempt = (await jobs.GetAsync(id)).Attempts[0];

        Assert.Equal((100, 501, 500), (attempt.Metrics.Count, attempt.MetricCount, attempt.TestCount));
        Assert.Equal(
            Enumerable.Range(0, 501).Select(number => $"m{number}"),
            (await jobs.ListMetricsAsync(id, 1).ToListAsync()).Select(metric => metric.Name));
        Assert.Equal(
            Enumerable.Range(0, 500).Select(number => $"t{number}"),
            (await jobs.ListTestsAsync(id, 1).ToListAsync()).Select(test => test.Name));
        Assert.Empty(await jobs.ListArtifactsAsync(id, 1).ToListAsync());
    }

    [Fact]
    public async Task What_is_no_page_is_said_to_be_none()
    {
        var id = await NewJobAsync(metricCount: 1, testCount: 1);

        using var noPage = await silo.Client.GetAsync($"/api/v1/jobs/{id}/attempts/1/metrics?next=-1");
        using var noAttempt = await silo.Client.GetAsync($"/api/v1/jobs/{id}/attempts/2/tests");

        Assert.Equal("next: -1 is none that a page before has named.", await SiloFixture.ReadProblemAsync(noPage, 400));
        Assert.Equal(
            $"There is no attempt 2 of job {id}.", await SiloFixture.ReadProblemAsync(noAttempt, 404));
    }

    private async Task<long> NewJobAsync(int metricCount, int testCount)
    {
        var group = SiloFixture.NewGroup();
        var id = long.Parse(await silo.SubmitAsync(group));
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var results = new ExtractedResults
        {
            Metrics = [.. Enumerable.Range(0, metricCount).Select(number => new MetricRecord { Name = $"m{number}", Value = number })],
            Tests =
            [
                .. Enumerable.Range(0, testCount).Select(
                    number => new TestResultRecord { Name = $"t{number}", Outcome = TestOutcome.Passed }),
            ],
        };
        await silo.Get<IResultStore>().SaveExtractedAsync(id, 1, results, CancellationToken.None);
        return id;
    }
}
