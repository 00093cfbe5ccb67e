using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Tests.Storage;

public sealed class ResultStoreTests
{
    private static readonly ArtifactRecord Artifact = new() { Path = "result/out.json", Size = 12, Sha256 = "aa" };

    [Theory, Dialects]
    public async Task A_log_grows_from_the_size_that_was_read_while_its_attempt_lives(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.False(await store.Results.GrowLogAsync(1, 1, "stdout", 5, 9, Samples.None));
        Assert.True(await store.Results.GrowLogAsync(1, 1, "stdout", 0, 10, Samples.None));
        Assert.False(await store.Results.GrowLogAsync(1, 1, "stdout", 0, 11, Samples.None));
        Assert.True(await store.Results.GrowLogAsync(1, 1, "stdout", 10, 15, Samples.None));
        Assert.Equal(15, await store.Results.GetLogSizeAsync(1, 1, "stdout", Samples.None));
        Assert.Equal(0, await store.Results.GetLogSizeAsync(1, 1, "stderr", Samples.None));

        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        Assert.False(await store.Results.GrowLogAsync(1, 1, "stdout", 15, 20, Samples.None));
        Assert.False(await store.Results.GrowLogAsync(1, 1, "serial", 0, 20, Samples.None));
        Assert.Equal(
            new LogRecord { Stream = "stdout", Size = 15 },
            Assert.Single(await store.Results.ListLogsAsync(1, 1, Samples.None)));
    }

    [Theory, Dialects]
    public async Task The_log_of_a_kernel_grows_for_a_minute_after_its_panic(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var crashed = Samples.End(await store.ClaimAsync(), store.Clock.GetUtcNow(), JobState.Crashed);
        Assert.True(await store.Results.GrowLogAsync(1, 1, "serial", 0, 3, Samples.None));
        Assert.True(await store.Results.GrowLogAsync(1, 1, "stdout", 0, 3, Samples.None));
        await store.Jobs.SaveAsync(crashed, Samples.None);

        store.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await store.Results.GrowLogAsync(1, 1, "serial", 3, 5, Samples.None));
        Assert.False(await store.Results.GrowLogAsync(1, 1, "stdout", 3, 5, Samples.None));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await store.Results.GrowLogAsync(1, 1, "serial", 5, 9, Samples.None));
    }

    [Theory, Dialects]
    public async Task An_artifact_is_added_once_and_other_content_is_refused(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.True(await store.Results.AddArtifactAsync(1, 1, Artifact, Samples.None));
        Assert.True(await store.Results.AddArtifactAsync(1, 1, Artifact, Samples.None));
        Assert.False(await store.Results.AddArtifactAsync(1, 1, Artifact with { Sha256 = "bb" }, Samples.None));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        Assert.False(await store.Results.AddArtifactAsync(1, 1, Artifact with { Path = "late" }, Samples.None));
        Assert.Equal(Artifact, Assert.Single(await store.Results.ListArtifactsAsync(1, 1, Samples.None)));
        Assert.Equal(Artifact, await store.Results.FindArtifactAsync(1, 1, Artifact.Path, Samples.None));
    }

    [Theory]
    [InlineData(Dialect.Sqlite, true)]
    [InlineData(Dialect.Sqlite, false)]
    [InlineData(Dialect.Postgres, true)]
    [InlineData(Dialect.Postgres, false)]
    public async Task An_attempt_that_never_started_waits_for_extraction_if_it_left_something(
        Dialect dialect, bool isLog)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        Assert.True(isLog
            ? await store.Results.GrowLogAsync(1, 1, "serial", 0, 10, Samples.None)
            : await store.Results.AddArtifactAsync(1, 1, Artifact, Samples.None));

        var end = Samples.End(attempt, store.Clock.GetUtcNow(), Boxyard.Jobs.JobState.Crashed);
        await store.Jobs.SaveAsync(end, Samples.None);

        Assert.Equal([(1L, 1)], await store.Results.ListToExtractAsync(10, Samples.None));
        Assert.Single(store.Notices, notice => notice.HasResultsToExtract);
    }

    [Theory, Dialects]
    public async Task Only_an_attempt_that_ran_waits_for_extraction_and_its_results_are_kept(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();
        var ran = Samples.Run(await store.ClaimAsync("vm-1"), store.Clock.GetUtcNow());
        var lost = await store.ClaimAsync("vm-2");
        await store.Jobs.SaveAsync(ran, Samples.None);
        await store.Jobs.SaveAsync(Samples.End(ran.Next with { Version = 2 }, store.Clock.GetUtcNow()), Samples.None);
        await store.Jobs.SaveAsync(
            Samples.End(lost, store.Clock.GetUtcNow(), Boxyard.Jobs.JobState.Lost), Samples.None);
        Assert.Equal([(1L, 1)], await store.Results.ListToExtractAsync(10, Samples.None));
        Assert.Single(store.Notices, notice => notice.HasResultsToExtract);

        var results = new ExtractedResults
        {
            Metrics = [new MetricRecord { Name = "b", Value = 1.5, Unit = "bps" }, new MetricRecord { Name = "a", Value = -2 }],
            Tests = [new TestResultRecord { Name = "t", Outcome = TestOutcome.Failed, Message = "no", Duration = TimeSpan.FromMilliseconds(7) }],
            Problems = ["line 3 of x"],
        };
        await store.Results.SaveExtractedAsync(1, 1, ExtractedResults.Empty with { Problems = ["old"] }, Samples.None);
        await store.Results.SaveExtractedAsync(1, 1, results, Samples.None);
        var stored = await store.Results.GetExtractedAsync(1, 1, Samples.None);
        Assert.Equal(results.Metrics.AsEnumerable(), stored.Metrics);
        Assert.Equal(results.Tests.AsEnumerable(), stored.Tests);
        Assert.Equal(results.Problems.AsEnumerable(), stored.Problems);
        Assert.Empty(await store.Results.ListToExtractAsync(10, Samples.None));
        Assert.Equal(store.Clock.GetUtcNow(), (await store.Jobs.FindAsync(1, Samples.None))!.ExtractedAt);
    }

    [Theory, Dialects]
    public async Task Results_come_in_pages_and_are_counted(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync();
        await store.Results.AddArtifactAsync(1, 1, Artifact, Samples.None);
        var results = new ExtractedResults
        {
            Metrics = [.. Enumerable.Range(0, 5).Select(number => new MetricRecord { Name = $"m{9 - number}", Value = number })],
            Tests = [.. Enumerable.Range(0, 3).Select(number => new TestResultRecord { Name = $"t{number}", Outcome = TestOutcome.Passed })],
            Problems = ["line 3 of x"],
        };
        await store.Results.SaveExtractedAsync(1, 1, results, Samples.None);

        Assert.Equal(new ResultCounts(5, 3, 1), await store.Results.CountAsync(1, 1, Samples.None));
        Assert.Equal(new ResultCounts(0, 0, 0), await store.Results.CountAsync(1, 2, Samples.None));
        Assert.Equal(
            ["m7", "m6"], (await store.Results.ListMetricPageAsync(1, 1, 2, 2, Samples.None)).Select(item => item.Name));
        Assert.Equal(["t2"], (await store.Results.ListTestPageAsync(1, 1, 2, 2, Samples.None)).Select(item => item.Name));
        var first = await store.Results.GetFirstExtractedAsync(1, 1, 2, Samples.None);
        Assert.Equal(["m9", "m8"], first.Metrics.Select(item => item.Name));
        Assert.Equal(["t0", "t1"], first.Tests.Select(item => item.Name));
        Assert.Equal(["line 3 of x"], first.Problems.AsEnumerable());
    }
}
