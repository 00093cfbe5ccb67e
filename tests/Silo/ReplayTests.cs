using System.Net.Http.Headers;
using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>
/// Calls of boxes that come twice, late and in any order, as networks and impatient clients make them: whatever came, a
/// job's changes are a chain with one end, and nothing follows the end.
/// </summary>
[Collection(SiloTests.Name)]
public sealed class ReplayTests(SiloFixture silo)
{
    private const int JobCount = 12;
    private const int MaxCopies = 3;
    private static readonly string[] Finals =
        ["succeeded", "failed", "cancelled", "timed_out", "crashed", "abnormal", "lost"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Doubled_late_and_reordered_calls_leave_each_job_with_one_chain_of_changes(int seed)
    {
        var random = new Random(seed);
        var group = SiloFixture.NewGroup();
        var attempts = new List<AttemptRecord>();
        for (var index = 0; index < JobCount; index++)
        {
            attempts.Add(await BootAsync(group, index));
        }

        // Some of the calls at once, to meet in one batch of the writer.
        var calls = attempts.SelectMany(CallsOf)
            .SelectMany(call => Enumerable.Repeat(call, random.Next(1, MaxCopies + 1)))
            .ToArray();
        random.Shuffle(calls);
        foreach (var together in calls.Chunk(random.Next(1, 6)))
        {
            await Task.WhenAll(together.Select(SendAsync));
        }

        // Whoever has not ended by then, ends now; then everything comes once more.
        await Task.WhenAll(attempts.Select(attempt => SendAsync(PostRunOf(attempt))));
        var ended = await Task.WhenAll(attempts.Select(ReadAsync));
        random.Shuffle(calls);
        foreach (var together in calls.Chunk(4))
        {
            await Task.WhenAll(together.Select(SendAsync));
        }

        foreach (var (attempt, before) in attempts.Zip(ended))
        {
            Assert.Equal(before, await ReadAsync(attempt));
            AssertChain(await ReadChangesAsync(attempt), attempt.JobId);
        }
    }

    private static void AssertChain(List<(string From, string To)> changes, long jobId)
    {
        var words = string.Join(' ', changes);
        Assert.True(changes.Count > 0 && changes[0].From == "offered", $"Job {jobId}: {words}");
        Assert.True(
            changes.Zip(changes.Skip(1)).All(pair => pair.First.To == pair.Second.From), $"Job {jobId}: {words}");
        Assert.True(
            changes.Count(change => Finals.Contains(change.To)) == 1 && Finals.Contains(changes[^1].To),
            $"Job {jobId}: {words}");
    }

    private static IEnumerable<ReplayedCall> CallsOf(AttemptRecord attempt)
    {
        var api = $"/api/v1/jobs/{attempt.JobId}/attempts/1";
        yield return Report(attempt, "running");
        yield return Report(attempt, "post_run");
        yield return Report(attempt, attempt.JobId % 2 == 0 ? "finished" : "failed");
        yield return new ReplayedCall(HttpMethod.Get, $"/boot.libvirt/host/{attempt.Testbox}", "", "");
        yield return new ReplayedCall(HttpMethod.Post, $"{api}/heartbeat", attempt.Token, "");
        yield return new ReplayedCall(HttpMethod.Post, $"{api}/log/stdout?offset=0", attempt.Token, "12345");
        yield return new ReplayedCall(HttpMethod.Post, $"{api}/log/stdout?offset=5", attempt.Token, "67890");
        yield return new ReplayedCall(HttpMethod.Put, $"{api}/artifacts/out", attempt.Token, "content");
        yield return PostRunOf(attempt);
    }

    private static ReplayedCall Report(AttemptRecord attempt, string state) => new(
        HttpMethod.Get,
        $"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={attempt.JobId}&job_state={state}",
        "",
        "");

    private static ReplayedCall PostRunOf(AttemptRecord attempt) =>
        new(HttpMethod.Get, $"/~lkp/cgi-bin/lkp-post-run?job_id={attempt.JobId}", "", "");

    private async Task<AttemptRecord> BootAsync(string group, int index)
    {
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.libvirt/host/{group}-{index}");
        return (await silo.Get<IJobStore>().FindAttemptAsync(long.Parse(id), 1, Samples.None))!;
    }

    /// <summary>Whatever is wrong with a call, it is the caller's: the silo never fails.</summary>
    private async Task SendAsync(ReplayedCall call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
            request.Content = new StringContent(call.Body);
        }

        using var answer = await silo.Client.SendAsync(request);
        // 503 is what a box is told whose name another machine uses: its guest was heard a moment ago.
        var isDuplicate = (int)answer.StatusCode == 503 && call.Path.StartsWith("/boot.", StringComparison.Ordinal);
        Assert.True(
            (int)answer.StatusCode is 200 or 201 or 409 || isDuplicate, $"{(int)answer.StatusCode}: {call.Path}");
    }

    /// <summary>State, verdict and uploads of the job, as people read them.</summary>
    private async Task<string> ReadAsync(AttemptRecord attempt)
    {
        var job = await silo.GetJsonAsync($"/api/v1/jobs/{attempt.JobId}");
        var first = Assert.Single(job["attempts"]!.AsArray())!;
        return $"{job["state"]} {first["state"]} {first["end_reason"]} {first["logs"]} {first["artifacts"]}";
    }

    private async Task<List<(string From, string To)>> ReadChangesAsync(AttemptRecord attempt)
    {
        var answer = await silo.GetJsonAsync($"/api/v1/jobs/{attempt.JobId}/events?page_size=500");
        return [.. answer["events"]!.AsArray()
            .Where(line => (string)line!["kind"]! == "state_changed")
            .Select(line => ((string)line!["data"]!["from"]!, (string)line["data"]!["to"]!))];
    }
}
