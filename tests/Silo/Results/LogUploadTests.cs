using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class LogUploadTests
{
    [Fact]
    public async Task A_chunk_is_in_the_file_and_in_the_row_before_the_answer()
    {
        await using var lab = await ResultLab.StartAsync();

        Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));
        Assert.Equal("200 11", await lab.AppendAsync("stdout", 5, " world"));

        Assert.Equal("hello world", await File.ReadAllTextAsync(LogPath(lab)));
        Assert.Equal(11, await lab.Store.GetLogSizeAsync(lab.Attempt.JobId, 1, "stdout", Samples.None));
    }

    [Fact]
    public async Task A_repeated_chunk_is_no_error_and_an_overlapping_one_writes_its_tail()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("stdout", 0, "hello");

        Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));
        Assert.Equal("200 5", await lab.AppendAsync("stdout", 1, "el"));
        Assert.Equal("200 8", await lab.AppendAsync("stdout", 3, "lo you"[..5]));
        Assert.Equal("200 8", await lab.AppendAsync("stdout", 8, ""));

        Assert.Equal("hello yo", await File.ReadAllTextAsync(LogPath(lab)));
    }

    [Fact]
    public async Task A_gap_is_refused_with_the_size()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("stdout", 0, "hello");

        Assert.Equal("409 5", await lab.AppendAsync("stdout", 6, "x"));
        Assert.Equal("409 0", await lab.AppendAsync("stderr", 1, "x"));
        Assert.Equal("hello", await File.ReadAllTextAsync(LogPath(lab)));
    }

    [Fact]
    public async Task What_a_killed_process_wrote_beyond_the_row_is_cut()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("stdout", 0, "hello");
        await File.AppendAllTextAsync(LogPath(lab), " half a chu");

        Assert.Equal("hello", await lab.Client.GetStringAsync(new Uri($"{lab.Api}/log/stdout", UriKind.Relative)));
        Assert.Equal("200 6", await lab.AppendAsync("stdout", 5, "!"));

        Assert.Equal("hello!", await File.ReadAllTextAsync(LogPath(lab)));
    }

    [Fact]
    public async Task A_log_that_lost_acknowledged_bytes_is_a_failure()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("stdout", 0, "hello");
        await File.WriteAllTextAsync(LogPath(lab), "hel");

        Assert.Equal("500 -", await lab.AppendAsync("stdout", 5, "!"));
        using var answer = await lab.Client.GetAsync(new Uri($"{lab.Api}/log/stdout", UriKind.Relative));
        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal("hel", await File.ReadAllTextAsync(LogPath(lab)));
    }

    [Fact]
    public async Task A_log_is_bounded_and_keeps_what_it_has()
    {
        await using var lab = await ResultLab.StartAsync(settings: ("Results:MaxLogBytes", "8"));

        Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));
        Assert.Equal("413 5", await lab.AppendAsync("stdout", 5, "four"));
        Assert.Equal("200 8", await lab.AppendAsync("stdout", 5, "the"));

        Assert.Equal("hellothe", await File.ReadAllTextAsync(LogPath(lab)));
    }

    [Fact]
    public async Task Parallel_appends_of_one_chunk_write_it_once()
    {
        await using var lab = await ResultLab.StartAsync();
        var text = new string('x', 200_000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lab.AppendAsync("serial", 0, text)));

        Assert.All(answers, answer => Assert.Equal("200 200000", answer));
        Assert.Equal(text, await File.ReadAllTextAsync(LogPath(lab, "serial")));
    }

    [Fact]
    public async Task Token_attempt_stream_and_offset_are_checked()
    {
        await using var lab = await ResultLab.StartAsync();

        Assert.Equal("401 -", await lab.AppendAsync("stdout", 0, "x", token: "wrong"));
        Assert.Equal("401 -", await lab.AppendAsync("stdout", 0, "x", token: ""));
        Assert.Equal(
            "404 -", await lab.AppendAsync("stdout", 0, "x", api: $"/api/v1/jobs/{lab.Attempt.JobId}/attempts/9"));
        Assert.Equal("404 -", await lab.AppendAsync("stdout", 0, "x", api: "/api/v1/jobs/999/attempts/1"));
        Assert.Equal("400 -", await lab.AppendAsync("..%2fa", 0, "x"));
        Assert.Equal("400 -", await lab.AppendAsync(".hidden", 0, "x"));
        Assert.Equal("400 -", await lab.AppendAsync("stdout", -1, "x"));
    }

    [Fact]
    public async Task A_stale_attempt_changes_nothing_and_learns_of_the_live_one()
    {
        await using var lab = await ResultLab.StartAsync();
        var first = lab.Api;
        await lab.AppendAsync("stdout", 0, "hello");
        await lab.EndAsync(isRetried: true);
        await lab.ClaimAsync();
        Assert.Equal(2, lab.Attempt.Number);

        Assert.Equal("409 -", await lab.AppendAsync("stdout", 5, " world", api: first));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{first}/log/stdout?offset=5");
        using var answer = await lab.SendAsync(request, ResultLab.Token);

        var id = lab.Attempt.JobId;
        Assert.Contains(
            $"Attempt 1 of job {id} has ended; nothing was changed. The live attempt is 2.",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal("hello", await lab.Client.GetStringAsync(new Uri($"{first}/log/stdout", UriKind.Relative)));
        Assert.Single(await lab.Jobs.ListEventsAsync(id, 0, 500, Samples.None), change => change.Kind == "stale_upload");
    }

    [Fact]
    public async Task A_log_is_read_by_offset_and_by_range()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.AppendAsync("stdout", 0, "0123456789");
        var log = new Uri($"{lab.Api}/log/stdout", UriKind.Relative);

        using var whole = await lab.Client.GetAsync(log);
        Assert.Equal("text/plain; charset=utf-8", whole.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("10", whole.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal("6789", await lab.Client.GetStringAsync(new Uri($"{log}?offset=6", UriKind.Relative)));
        Assert.Equal("", await lab.Client.GetStringAsync(new Uri($"{log}?offset=10", UriKind.Relative)));

        using var beyond = await lab.Client.GetAsync(new Uri($"{log}?offset=11", UriKind.Relative));
        Assert.Equal(416, (int)beyond.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, log) { Headers = { Range = new(2, 4) } };
        using var part = await lab.Client.SendAsync(request);
        Assert.Equal("206 234", $"{(int)part.StatusCode} {await part.Content.ReadAsStringAsync()}");
        Assert.Equal("""{"logs":[{"stream":"stdout","size":10}],"next":null}""", await lab.Client.GetStringAsync(new Uri($"{lab.Api}/log", UriKind.Relative)));
    }

    private static string LogPath(ResultLab lab, string stream = "stdout") => $"{lab.RootFolder}/.boxyard/log/{stream}";

    [Fact]
    public async Task Uploads_come_from_the_networks_of_the_boxes_and_anybody_may_read()
    {
        await using var lab = await ResultLab.StartAsync(settings: ("LabNetwork:Addresses:0", "172.30.0.0/16"));
        var id = $"{lab.Attempt.JobId}";

        Assert.Equal("403 -", await lab.AppendAsync("stdout", 0, "x"));
        Assert.Equal(403, await lab.PutAsync("a", "x"));
        Assert.Equal(403, await lab.OldAsync("PUT", $"{lab.Root}/a", id, "x"));
        Assert.Equal(403, await lab.OldAsync("MKCOL", $"{lab.Root}/folder", id));
        Assert.StartsWith(
            "403 # 127.0.0.1 is in none",
            await lab.PostAsync($"{lab.Root}/a", $"?job_id={id}&job_token={ResultLab.Token}", "x"),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(lab.RootFolder));
        Assert.Equal("""{"logs":[],"next":null}""", await lab.Client.GetStringAsync(new Uri($"{lab.Api}/log", UriKind.Relative)));
        Assert.Equal("""{"artifacts":[],"next":null}""", await lab.Client.GetStringAsync(new Uri($"{lab.Api}/artifacts", UriKind.Relative)));
    }
}
