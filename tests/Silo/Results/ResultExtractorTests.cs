using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class ResultExtractorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = new ResultsOptions().ExtractInterval;

    [Fact]
    public async Task An_ended_attempt_gets_the_metrics_and_tests_of_its_files()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("result/iperf.json", """{"tcp": {"bps": [1, 3]}}""");
        await lab.PutAsync("result/broken.json", "{");
        await lab.PutAsync("junit.xml", "<testsuite><testcase name='a'/></testsuite>");
        await lab.PutAsync("vmcore", "anything");
        await lab.AppendAsync("serial", 0, "noise\nKTAP version 1\n1..1\nnot ok 1 boot\n");
        await lab.EndAsync();
        Assert.Single(await lab.Store.ListToExtractAsync(10, Samples.None));

        await lab.Get<ResultExtraction>().ExtractAsync(new ShownId(lab.Attempt.JobId, 1), Samples.None);

        var results = await lab.Store.GetExtractedAsync(lab.Attempt.JobId, 1, Samples.None);
        Assert.Equal(["tcp.bps=2"], results.Metrics.Select(metric => $"{metric.Name}={metric.Value}"));
        Assert.Equal(["a Passed", "boot Failed"], results.Tests.Select(test => $"{test.Name} {test.Outcome}"));
        Assert.StartsWith(
            "result/broken.json:1: This is not valid JSON", Assert.Single(results.Problems), StringComparison.Ordinal);
        Assert.NotNull((await lab.Jobs.FindAsync(lab.Attempt.JobId, Samples.None))!.ExtractedAt);
        Assert.Empty(await lab.Store.ListToExtractAsync(10, Samples.None));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_a_problem_and_leftovers_are_removed()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("sub/a.tap", "1..1\nok 1\n");
        File.Delete($"{lab.RootFolder}/sub/a.tap");
        await File.WriteAllTextAsync($"{lab.RootFolder}/sub/.boxyard-0123.part", "half");
        await lab.EndAsync();

        await lab.Get<ResultExtraction>().ExtractAsync(new ShownId(lab.Attempt.JobId, 1), Samples.None);

        var results = await lab.Store.GetExtractedAsync(lab.Attempt.JobId, 1, Samples.None);
        Assert.Equal(["sub/a.tap: The file was stored and is no longer on disk."], results.Problems.ToArray());
        Assert.Empty(Directory.GetFiles($"{lab.RootFolder}/sub"));
    }

    [Fact]
    public async Task Leftovers_of_an_attempt_whose_root_lies_below_stay()
    {
        await using var lab = await ResultLab.StartAsync();
        Directory.CreateDirectory($"{lab.RootFolder}/sub");
        await File.WriteAllTextAsync($"{lab.RootFolder}/sub/.boxyard-0123.part", "half");
        using var content = new MemoryStream("whole"u8.ToArray());
        var staging = await lab.Files.StageAsync($"{lab.Root}/300/9", "deep/file", content, 100, Samples.None);
        await using var staged = staging.File!;

        lab.Files.RemoveLeftovers(lab.Root);

        Assert.Empty(Directory.GetFiles($"{lab.RootFolder}/sub"));
        Assert.True(await staged.PublishAsync(Samples.None));
        Assert.Equal("whole", await File.ReadAllTextAsync($"{lab.RootFolder}/300/9/deep/file"));
    }

    [Fact]
    public async Task The_end_of_an_attempt_wakes_it()
    {
        await using var lab = await ResultLab.StartAsync();
        await using var run = new ExtractorRun(lab);
        await run.StartAsync();

        await lab.EndAsync();

        Assert.Empty((await run.Store.Saved.WaitAsync(Patience)).Tests);
    }

    [Fact]
    public async Task It_outlives_a_database_that_fails_and_works_at_the_next_poll()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.EndAsync();
        await using var run = new ExtractorRun(lab);
        run.Store.NextListFailure = new IOException("The disk is gone.");
        await run.StartAsync();
        Assert.StartsWith(
            "The attempts whose results wait", await run.Log.Error.WaitAsync(Patience), StringComparison.Ordinal);

        run.Clock.Advance(Interval);

        await run.Store.Saved.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_tried_again_later()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("serial", 0, "KTAP version 1\n1..1\nok 1 boot\n");
        await lab.EndAsync();
        var log = $"{lab.RootFolder}/.boxyard/log/serial";
        var text = await File.ReadAllTextAsync(log);
        await File.WriteAllTextAsync(log, "KTAP");
        await using var run = new ExtractorRun(lab);
        await run.StartAsync();
        Assert.Contains("could not be extracted", await run.Log.Error.WaitAsync(Patience), StringComparison.Ordinal);

        await File.WriteAllTextAsync(log, text);
        run.Clock.Advance(Interval);

        Assert.Equal("boot", Assert.Single((await run.Store.Saved.WaitAsync(Patience)).Tests).Name);
    }

    [Fact]
    public void Delays_double_up_to_their_bound()
    {
        var clock = new TestClock();
        var delays = new ExtractionDelays(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(100), clock);
        var shownId = new ShownId(1, 1);

        Assert.Equal([30, 60, 100, 100], Enumerable.Range(0, 4).Select(_ => delays.Postpone(shownId).TotalSeconds));
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(delays.IsDue(shownId));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(delays.IsDue(shownId));
        delays.Forget(shownId);
        Assert.Equal(0, delays.Count);
    }
}
