using System.Text;
using Boxyard.Client;
using Boxyard.Tests.Silo;

namespace Boxyard.Tests.Client;

/// <summary>The SDK against a real silo, each subject once.</summary>
public sealed class SiloClientTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Jobs_are_expanded_submitted_searched_cancelled_and_submitted_again()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var file = JobDocument.FromText(
            $"suite: one\ntestbox: {group}\n---\nsuite: two\ntestbox: {group}\npriority: 5\n");

        var expanded = await client.Jobs.ExpandAsync(file);
        var ids = await client.Jobs.SubmitManyAsync(file, new SubmitOptions { IdempotencyKey = group });
        var again = await client.Jobs.SubmitManyAsync(file, new SubmitOptions { IdempotencyKey = group });
        var listed = await client.Jobs.ListAsync(new JobQuery { Group = group, PageSize = 1 }).ToListAsync();
        var page = await client.Jobs.GetPageAsync(new JobQuery { Group = group, PageSize = 1 });
        var last = await client.Jobs.GetPageAsync(new JobQuery { Group = group, PageSize = 2, BeforeId = page.Next });
        var counts = new[]
        {
            await client.Jobs.CountAsync(new JobQuery { Group = group }, 2),
            await client.Jobs.CountAsync(new JobQuery { Group = group }, 1),
            await client.Jobs.CountAsync(new JobQuery { Group = group, BeforeId = ids[1] }),
            await client.Jobs.CountAsync(new JobQuery { Group = group, States = [JobState.Failed] }),
        };
        var why = await client.Jobs.ExplainWaitAsync(ids[0]);
        var cancels = await client.Jobs.CancelManyAsync([ids[0], 999_999_999], "enough");
        var cancel = await client.Jobs.CancelAsync(ids[0]);
        var repeated = await client.Jobs.RetryAsync(ids[0]);
        var events = await client.Jobs.ListEventsAsync(ids[0]).ToListAsync();

        Assert.Equal(
            [("one", group, 0), ("two", group, 5)], expanded.Select(job => (job.Suite, job.Queue, job.Priority)));
        Assert.Equal(ids, again);
        Assert.Equal([ids[1], ids[0]], listed.Select(job => job.Id));
        Assert.Equal((ids[1], ids[1], ids[0], null), (page.Jobs[0].Id, page.Next!.Value, last.Jobs[0].Id, last.Next));
        Assert.Equal(
            [(2, ids[1], true), (1, ids[1], false), (1, ids[0], true), (0, (long?)null, true)],
            counts.Select(count => (count.Count, count.NewestId, count.IsComplete)));
        Assert.Equal("no_box_known", why.Reasons[0].Code);
        Assert.Equal(
            [(ids[0], CancelOutcome.Cancelled, JobState.Cancelled), (999_999_999, CancelOutcome.NotFound, null)],
            cancels.Select(result => (result.Id, result.Outcome, result.State)));
        Assert.Equal((CancelOutcome.Cancelled, JobState.Cancelled), (cancel.Outcome, cancel.State));
        Assert.Equal(("one", group, JobState.Queued), (repeated.Suite, repeated.Queue, repeated.State));
        Assert.True(repeated.Id > ids[1]);
        Assert.Equal(["submitted", "state_changed", "retried"], events.Select(item => item.Kind));
        Assert.Equal(JobState.Cancelled, events[1].FindState());
        var unknown = await client.Jobs.TryCancelAsync(999_999_999);
        Assert.Equal((ProblemKind.NotFound, 404), (unknown.Problem?.Kind, unknown.Problem?.Status));
    }

    [Fact]
    public async Task Several_documents_are_one_batch()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var json = JobDocument.FromText($$"""{"suite": "a", "testbox": "{{group}}"}""");
        var yaml = JobDocument.FromText($"suite: b\ntestbox: {group}");

        var same = await client.Jobs.ExpandAsync(JobDocument.Join([json, json]));
        var mixed = await client.Jobs.ExpandAsync(JobDocument.Join([yaml, json, yaml]));

        Assert.Equal(["a", "a"], same.Select(job => job.Suite));
        Assert.Equal(["b", "a", "b"], mixed.Select(job => job.Suite));
    }

    [Fact]
    public async Task A_box_beats_logs_and_uploads_and_its_files_come_back_as_they_were()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var key = await RunAsync(client, group);
        var bytes = new byte[1_000_000];
        Random.Shared.NextBytes(bytes);
        using var content = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };

        var beat = await client.Attempts.BeatAsync(key);
        await client.Attempts.AppendLogAsync(key, "stdout", 0, Encoding.UTF8.GetBytes("hello\n"));
        var end = await client.Attempts.AppendLogAsync(key, "stdout", 0, Encoding.UTF8.GetBytes("hello\n"));
        var gap = await client.Attempts.TryAppendLogAsync(key, "stdout", 9, new byte[1]);
        var uploaded = await client.Attempts.UploadArtifactAsync(key, "dir/a file.bin", content);
        var wrong = await Assert.ThrowsAsync<BoxyardException>(
            () => client.Attempts.UploadArtifactAsync(key, "dir/a file.bin", new MemoryStream([1])));
        var renewed = await client.Jobs.RenewDeadlineAsync(key.JobId, TimeSpan.FromDays(1));

        Assert.False(beat.Cancel);
        Assert.Equal((6, 409), (end.Offset, gap.Problem?.Status));
        Assert.Equal((1_000_000, 64), (uploaded.Size, uploaded.Sha256.Length));
        Assert.Equal(412, wrong.Problem.Status);
        Assert.InRange(renewed.DeadlineAt - beat.Now, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
        using var log = new MemoryStream();
        await foreach (var piece in client.Jobs.ReadLogAsync(key.JobId, 1, "stdout"))
        {
            log.Write(piece.Span);
        }

        Assert.Equal("hello\n", Encoding.UTF8.GetString(log.ToArray()));
        var artifact = await client.Jobs.ListArtifactsAsync(key.JobId, 1).SingleAsync();
        Assert.Equal(("dir/a file.bin", 1_000_000), (artifact.Path, artifact.Size));
        using var target = new MemoryStream();
        await client.Jobs.DownloadArtifactAsync(key.JobId, 1, artifact.Path, target);
        Assert.Equal(bytes, target.ToArray());
        var stranger = await client.Attempts.TryBeatAsync(key with { Token = "wrong" });
        Assert.Equal(ProblemKind.Rejected, stranger.Problem?.Kind);
    }

    [Fact]
    public async Task Queues_and_boxes_are_looked_at_and_held()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var job = await client.Jobs.SubmitAsync(JobDocument.FromText($"suite: one\ntestbox: {group}\n"));
        var note = new OperatorNote { Reason = "why", By = "ann" };

        var paused = await client.Queues.PauseAsync(group, note);
        var resumed = await client.Queues.ResumeAsync(group);
        var detail = await client.Queues.GetAsync(group);
        var box = await client.Testboxes.SetHardwareAsync(
            $"{group}-1", new TestboxHardware { Arch = "aarch64", Tags = ["nvme"], Memory = "16g" });
        var drained = await client.Testboxes.DrainAsync(box.Name, note);
        var preview = await client.Testboxes.PreviewBootAsync(box.Name);
        await client.Testboxes.QuarantineAsync(box.Name);
        var back = await client.Testboxes.ResumeAsync(box.Name);
        var power = await client.Testboxes.TrySwitchPowerAsync(box.Name, PowerAction.Cycle);
        var pinned = await client.Jobs.PinAsync(job.Id, note);
        var unpinned = await client.Jobs.UnpinAsync(job.Id);
        await silo.Client.GetStringAsync("/boot.ipxe/mac/52-54-00-77-88-99");

        Assert.Equal(("why", "ann", group), (paused.Pause?.Reason, paused.Pause?.By, paused.Pause?.Queue));
        Assert.Equal([job.Id], detail.NextJobs.Select(next => next.JobId));
        Assert.Equal((1, "one"), (detail.QueuedCount, (await client.Jobs.GetSpecAsync(job.Id))["suite"]!.ToString()));
        Assert.Null(resumed.Pause);
        Assert.Equal(("aarch64", "nvme", "16g"), (box.Arch, box.Tags.Single(), box.Memory));
        Assert.Equal(("drained", "ann"), (drained.Hold?.Kind, drained.Hold?.By));
        Assert.StartsWith("No job: ", preview.Reason, StringComparison.Ordinal);
        Assert.Null(back.Hold);
        Assert.Equal((ProblemKind.Rejected, 409), (power.Problem?.Kind, power.Problem?.Status));
        Assert.Empty(await client.Testboxes.ListPowerAsync(box.Name));
        Assert.Equal(("why", null), (pinned.Pin?.Reason, unpinned.Pin));
        Assert.Contains(
            await client.Testboxes.ListUnknownAsync().ToListAsync(), unknown => unknown.Mac == "52-54-00-77-88-99");
        Assert.Empty(await client.Notifications.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_job_is_followed_by_its_events_and_logs_to_its_end()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var key = await RunAsync(client, group);
        await client.Attempts.AppendLogAsync(key, "stdout", 0, Encoding.UTF8.GetBytes("one "));
        var text = new StringBuilder();
        var seen = new List<string>();

        await foreach (var item in client.Events.FollowAsync(
            new EventQuery { JobIds = [key.JobId], WithLogs = true, After = "0" }))
        {
            text.Append(item.Log?.Text);
            if (item.Event is { } happened)
            {
                seen.Add($"{happened.Kind} {happened.FindState()}".TrimEnd());
            }

            if (text.ToString() == "one ")
            {
                await client.Attempts.AppendLogAsync(key, "stdout", 4, Encoding.UTF8.GetBytes("two"));
                await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={key.JobId}");
                text.Append('|');
            }

            if (item.Event?.FindState() == JobState.Succeeded)
            {
                break;
            }
        }

        Assert.Equal("one |two", text.ToString());
        Assert.Equal(["submitted", "offered", "state_changed Running", "state_changed Succeeded"],
            seen.Where(kind => kind != "boot_files_missing"));
        Assert.Equal(JobState.Succeeded, (await client.Jobs.WaitAsync(key.JobId)).State);
    }

    [Fact]
    public async Task The_token_is_sent_with_every_call_but_those_of_an_attempt()
    {
        await using var server = await ScriptedServer.StartAsync();
        List<string?> tokens = [];
        for (var count = 0; count < 3; count++)
        {
            server.Then(context =>
            {
                tokens.Add(context.Request.Headers.Authorization);
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            });
        }

        using var client = new BoxyardClient(new BoxyardClientOptions { Server = server.Address, Token = "abc" });
        await client.Jobs.TryGetAsync(1);
        await Assert.ThrowsAsync<BoxyardException>(
            async () => await client.Events.FollowAsync(new EventQuery()).ToListAsync());
        await client.Attempts.TryBeatAsync(new AttemptKey { JobId = 1, Attempt = 1, Token = "its own" });

        Assert.Equal(["Bearer abc", "Bearer abc", "Bearer its own"], tokens);
        Assert.Throws<ArgumentException>(() => new BoxyardClient(new BoxyardClientOptions { Token = "a\nb" }));
    }

    private async Task<AttemptKey> RunAsync(BoxyardClient client, string group)
    {
        var job = await client.Jobs.SubmitAsync(JobDocument.FromText($"suite: one\ntestbox: {group}\n"));
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={job.Id}&job_state=running");
        var attempt = await silo.Get<Boxyard.Jobs.IJobStore>().FindAttemptAsync(job.Id, 1, CancellationToken.None);
        return new AttemptKey { JobId = job.Id, Attempt = 1, Token = attempt!.Token };
    }

    private BoxyardClient NewClient() => new(new BoxyardClientOptions { Server = silo.Client.BaseAddress! });
}
