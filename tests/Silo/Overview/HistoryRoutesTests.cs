using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Overview;

[Collection(SiloTests.Name)]
public sealed class HistoryRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task A_queue_tells_how_long_its_jobs_waited()
    {
        var group = SiloFixture.NewGroup();
        await RunAsync(group, $"{group}-1");
        await RunAsync(group, $"{group}-2");

        var waits = await silo.GetJsonAsync($"/api/v1/queues/{group}/waits?hours=48");

        Assert.Equal(7200, (double)waits["slice_seconds"]!);
        Assert.Equal(2, waits["slices"]!.AsArray().Sum(slice => (int)slice!["job_count"]!));
        Assert.All(waits["slices"]!.AsArray(), slice => Assert.True((double)slice!["p99_seconds"]! >= 0));
        Assert.Empty((await silo.GetJsonAsync("/api/v1/queues/none/waits"))["slices"]!.AsArray());
    }

    [Theory]
    [InlineData("/api/v1/queues/a/waits?hours=0", 400)]
    [InlineData("/api/v1/queues/a/waits?hours=745", 400)]
    [InlineData("/api/v1/testboxes/nobody/siblings", 404)]
    [InlineData("/api/v1/newest-events?page_size=0", 400)]
    public async Task What_cannot_be_told_is_a_problem(string path, int status)
    {
        using var answer = await silo.Client.GetAsync(path);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, status));
    }

    [Fact]
    public async Task A_box_is_told_with_the_others_of_its_group()
    {
        var group = SiloFixture.NewGroup();
        await RunAsync(group, $"{group}-1");
        await RunAsync(group, $"{group}-2", JobState.Failed);
        await RunAsync(group, $"{group}x-1");

        var siblings = await silo.GetJsonAsync($"/api/v1/testboxes/{group}-1/siblings");

        Assert.Equal(group, (string)siblings["group"]!);
        Assert.Equal(
            $$$"""[{"name":"{{{group}}}-1","ends":{"succeeded":1}},{"name":"{{{group}}}-2","ends":{"failed":1}}]""",
            siblings["testboxes"]!.ToJsonString());
    }

    [Fact]
    public async Task The_newest_events_are_found_by_kind_group_and_box_in_pages()
    {
        var group = SiloFixture.NewGroup();
        await RunAsync(group, $"{group}-1");
        await RunAsync(group, $"{group}-2");

        var page = await silo.GetJsonAsync($"/api/v1/newest-events?group={group}&kind=submitted&page_size=1");
        var next = await silo.GetJsonAsync(
            $"/api/v1/newest-events?group={group}&kind=submitted&page_size=1&next={page["next"]}");
        var ofBox = await silo.GetJsonAsync($"/api/v1/newest-events?box={group}-2");

        var (newer, older) = (page["events"]!.AsArray().Single()!, next["events"]!.AsArray().Single()!);
        Assert.Equal((group, "submitted"), ((string)newer["group"]!, (string)newer["kind"]!));
        Assert.Equal((long)newer["job_id"]! - 1, (long)older["job_id"]!);
        Assert.NotEmpty(ofBox["events"]!.AsArray());
        Assert.All(ofBox["events"]!.AsArray(), item => Assert.Equal($"{group}-2", (string)item!["testbox"]!));
    }

    [Fact]
    public async Task A_series_has_commits_when_it_is_asked_for_them()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, ", \"ss\": {\"linux\": {\"commit\": \"5d9ff6d\"}}");
        await EndAsync(group, $"{group}-1", JobState.Succeeded);
        await silo.Get<Boxyard.Results.IResultStore>().SaveExtractedAsync(
            long.Parse(id), 1, new() { Metrics = [new() { Name = "rate", Value = 2 }] }, Samples.None);
        var path = $"/api/v1/metrics/series?suite=sleep&group={group}&name=rate";

        var plain = await silo.GetJsonAsync(path);
        var known = await silo.GetJsonAsync($"{path}&with_commits=true");

        Assert.Null(plain["points"]![0]!["commit"]);
        Assert.Equal("5d9ff6d", (string)known["points"]![0]!["commit"]!);
    }

    private async Task RunAsync(string group, string box, JobState outcome = JobState.Succeeded)
    {
        await silo.SubmitAsync(group);
        await EndAsync(group, box, outcome);
    }

    /// <summary>The next job of a queue, by the stores, as its box would.</summary>
    private async Task EndAsync(string queue, string box, JobState outcome)
    {
        var jobs = silo.Get<IJobStore>();
        await silo.Get<Boxyard.Testboxes.ITestboxStore>().SetQueuesAsync(box, [queue], Samples.None);
        var claimed = await silo.Get<IQueueStore>().ClaimAsync(Samples.Claim(box, queue), Samples.None);
        var attempt = (await jobs.FindAttemptAsync(claimed.Offer!.JobId, claimed.Offer.Attempt, Samples.None))!;
        await jobs.SaveAsync(Samples.End(attempt, attempt.OfferedAt.AddSeconds(1), outcome), Samples.None);
    }
}
