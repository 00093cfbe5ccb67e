using System.Diagnostics;
using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Guest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Agent;

/// <summary>A guest that gives no signs of life: the agent gives them, and stops the box itself.</summary>
public sealed class BoxWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-watch-");
    private readonly TestClock _clock = new();
    private readonly Process _box = Process.Start("sleep", "1000");

    [Theory]
    [InlineData("\"cancel\":true,\"stop_in_seconds\":50", nameof(WatchEnd.Cancelled))]
    [InlineData("\"cancel\":false,\"stop_in_seconds\":0", nameof(WatchEnd.TimedOut))]
    public async Task It_is_told_to_stop_by_the_answer_to_a_sign_of_life(string orders, string end)
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var given = "\"cancel\":false,\"stop_in_seconds\":60";
        scheduler.Orders = () => given;
        await File.WriteAllTextAsync(RunOf().ConsolePath, "it boots\n");

        var watching = WatchAsync(scheduler);
        await AdvanceUntilAsync(() => scheduler.Log("console").Length > 0);
        Assert.False(watching.IsCompleted);
        given = orders;
        await AdvanceUntilAsync(() => watching.IsCompleted);

        Assert.Equal(end, (await watching).ToString());
        Assert.Equal("it boots\n"u8.ToArray(), scheduler.Log("console"));
    }

    [Fact]
    public async Task A_time_that_is_not_the_job_s_stops_nothing()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var answerCount = 0;
        scheduler.State = "post_run";
        scheduler.Orders = () =>
        {
            answerCount++;
            return "\"cancel\":false,\"stop_in_seconds\":0";
        };

        var watching = WatchAsync(scheduler);
        await AdvanceUntilAsync(() => answerCount > 3);
        Assert.False(watching.IsCompleted);
        _box.Kill();
        await _box.WaitForExitAsync();
        await AdvanceUntilAsync(() => watching.IsCompleted);

        Assert.Equal(WatchEnd.Ended, await watching);
    }

    [Fact]
    public async Task It_is_left_the_grace_when_its_attempt_is_over()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        DateTimeOffset? refusedAt = null;
        scheduler.Refuse = _ =>
        {
            refusedAt ??= _clock.GetUtcNow();
            return 409;
        };

        var watching = WatchAsync(scheduler);
        await AdvanceUntilAsync(() => watching.IsCompleted);

        Assert.Equal(WatchEnd.Stale, await watching);
        Assert.True(_clock.GetUtcNow() - refusedAt >= TimeSpan.FromSeconds(30), "It was ended before the grace.");
    }

    [Fact]
    public async Task It_goes_on_while_the_silo_fails_and_ends_with_its_process()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        var requestCount = 0;
        scheduler.Refuse = _ =>
        {
            requestCount++;
            return 503;
        };

        var watching = WatchAsync(scheduler);
        await AdvanceUntilAsync(() => requestCount > 3);
        Assert.False(watching.IsCompleted);
        _box.Kill();
        await _box.WaitForExitAsync();
        await AdvanceUntilAsync(() => watching.IsCompleted);

        Assert.Equal(WatchEnd.Ended, await watching);
    }

    public void Dispose()
    {
        _box.Kill();
        _box.WaitForExit();
        _box.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<WatchEnd> WatchAsync(StandInScheduler scheduler)
    {
        var options = new AgentOptions { Silo = $"http://127.0.0.1:{scheduler.Port}" };
        var attempts = new SiloAttempts(new SiloHttp(options));
        var watch = new BoxWatch(options, attempts, _clock, NullLogger<BoxWatch>.Instance);
        File.AppendAllText(RunOf().ConsolePath, "");
        var console = new ConsoleUpload(RunOf(), "console", attempts, 1 << 26, NullLogger.Instance);
        return watch.RunAsync(RunOf(), HostProcess.Find(_box.Id)!, console, CancellationToken.None);
    }

    private Task AdvanceUntilAsync(Func<bool> condition) => Eventually.BecomesTrueAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    private RunRecord RunOf() => new()
    {
        Box = "dc-1",
        Driver = BoxDriverKind.Container,
        ShownId = "7.2",
        RunName = "dc-1-7.2",
        Folder = _folder.FullName,
        AttemptToken = StandInScheduler.Token,
        GuestBeats = false,
    };
}
