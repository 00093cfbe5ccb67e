using System.Text;
using Boxyard.Client;
using Microsoft.AspNetCore.Http;

namespace Boxyard.Tests.Client;

public sealed class FollowTests
{
    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task A_followed_job_gives_its_states_and_each_character_once_and_its_end_last()
    {
        // The second character, é, arrives in two halves.
        var text = Encoding.UTF8.GetBytes("aé\n");
        await using var server = await ScriptedServer.StartAsync(NoStream);
        server
            .Then(200, JobWith("queued", attempts: ""))
            .Then(200, JobWith("running", Attempt("running", size: 2)))
            .Then(LogFrom(text[..2]))
            .Then(200, JobWith("succeeded", Attempt("succeeded", size: 4)))
            .Then(LogFrom(text[2..]));
        using var client = ClientOf(server);

        List<string> seen = [];
        await foreach (var update in client.Jobs.FollowAsync(7, ["stdout"]))
        {
            seen.Add(
                update.Text is null ? $"state {update.Job.State}" : $"{update.Attempt} {update.Stream} {update.Text}");
        }

        Assert.Equal(["state Queued", "state Running", "1 stdout a", "1 stdout é\n", "state Succeeded"], seen);
        Assert.Equal(
            [
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7/attempts/1/log/stdout?offset=0",
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7/attempts/1/log/stdout?offset=2",
            ],
            server.Requests.Select(r => r.Line));
        Assert.All(_clock.Waits, wait => Assert.Equal(1000, wait.TotalMilliseconds));
    }

    [Fact]
    public async Task A_followed_job_is_told_by_its_stream_and_looked_at_when_that_says_so()
    {
        var text = Encoding.UTF8.GetBytes("aé\n");
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            Assert.Equal("?job=7&logs=true", context.Request.QueryString.Value);
            await WriteAsync(context, ": from here on\nid: 0-1\n\n");
            await WriteAsync(context, Piece(0, text[..2]) + Piece(9, "later"u8.ToArray()) + Piece(0, text[..3]));
            await WriteAsync(
                context, """
                    id: 0-2
                    data: {"id":2,"job_id":7,"kind":"state_changed","at":"2026-01-01T00:00:00Z","data":{"to":"succeeded"}}


                    """);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        server
            .Then(200, JobWith("queued", attempts: ""))
            .Then(200, JobWith("running", Attempt("running", size: 0)))
            .Then(200, JobWith("succeeded", Attempt("succeeded", size: 4)))
            .Then(LogFrom(text[3..]));
        using var client = ClientOf(server, TimeSpan.FromHours(1));

        var seen = await client.Jobs.FollowAsync(7, ["stdout"])
            .Select(update => update.Text ?? $"state {update.Job.State}").ToListAsync();

        Assert.Equal(["state Queued", "state Running", "a", "é", "\n", "state Succeeded"], seen);
        Assert.Equal(
            [
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7",
                "GET /api/v1/jobs/7/attempts/1/log/stdout?offset=3",
            ],
            server.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task Who_waits_looks_once_more_when_the_stream_is_open()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await WriteAsync(context, ": from here on\nid: 0-1\n\n");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        server
            .Then(200, JobWith("running", Attempt("running", size: 0)))
            .Then(200, JobWith("failed", Attempt("failed", size: 0)));
        using var client = ClientOf(server, TimeSpan.FromHours(1));

        var job = await client.Jobs.WaitAsync(7);

        Assert.Equal((JobState.Failed, 2), (job.State, server.Requests.Count));
    }

    [Fact]
    public async Task A_log_goes_on_where_a_lost_connection_broke_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server
            .Then(async context =>
            {
                context.Response.ContentLength = 10;
                await context.Response.Body.WriteAsync("0123"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
            })
            .Then(LogFrom("456789"u8.ToArray()));
        using var client = ClientOf(server);

        using var whole = new MemoryStream();
        await foreach (var piece in client.Jobs.ReadLogAsync(7, 2, "serial console"))
        {
            whole.Write(piece.Span);
        }

        // How much of the first answer arrived before the connection broke is the network's matter; the request says
        // it.
        var arrived = int.Parse(server.Requests[1].Line.Split('=')[1]);
        Assert.Equal("0123456789"[..arrived] + "456789", Encoding.UTF8.GetString(whole.ToArray()));
        Assert.Equal("GET /api/v1/jobs/7/attempts/2/log/serial%20console?offset=0", server.Requests[0].Line);
    }

    [Fact]
    public async Task Who_waits_for_a_job_outlasts_an_absent_silo()
    {
        await using var server = await ScriptedServer.StartAsync(NoStream);
        server.Then(200, JobWith("running", Attempt("running", size: 0)));
        for (var i = 0; i < 20; i++)
        {
            server.Then(503);
        }

        server.Then(200, JobWith("failed", Attempt("failed", size: 0)));
        using var client = ClientOf(server);

        var job = await client.Jobs.WaitAsync(7);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(3, job.ExitCode);
        Assert.Equal(22, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(200, $$"""{"jobs":[{{JobWith("queued", "")}}],"next":7}""").Then(200, """{"jobs":[]}""");
        using var client = ClientOf(server);
        var query = new JobQuery { States = [JobState.TimedOut, JobState.Queued], Text = "a b", PageSize = 1 };

        var ids = await client.Jobs.ListAsync(query).Select(j => j.Id).ToListAsync();

        Assert.Equal([7], ids);
        Assert.Equal(
            [
                "GET /api/v1/jobs?state=timed_out,queued&text=a%20b&page_size=1",
                "GET /api/v1/jobs?state=timed_out,queued&text=a%20b&page_size=1&next=7",
            ],
            server.Requests.Select(r => Uri.UnescapeDataString(r.Line).Replace("a b", "a%20b")));
    }

    [Fact]
    public async Task A_setting_that_the_silo_did_not_understand_is_an_error()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(200, "Done", "text/html").Then(200, "No yet!", "text/html");
        using var client = ClientOf(server);

        await client.Testboxes.SetMacAsync("vm-1", "52:54:00:00:00:01");
        var exception = await Assert.ThrowsAsync<BoxyardException>(() => client.Testboxes.SetQueuesAsync("vm-1", []));

        Assert.Equal(ProblemKind.Rejected, exception.Problem.Kind);
        Assert.Equal(
            ["PUT /set_host_mac?hostname=vm-1&mac=52%3A54%3A00%3A00%3A00%3A01", "PUT /set_host2queues?host=vm-1&queues="],
            server.Requests.Select(r => r.Line));
    }

    private static string JobWith(string state, string attempts) =>
        $$"""
        {"id":7,"state":"{{state}}","suite":"hello","tbox_group":"vm-hello","testbox":"vm-hello","queue":"vm-hello.x86_64",
         "submitter":"anonymous","submitted_at":"2026-01-01T00:00:00Z","attempts":[{{attempts}}]}
        """;

    private static string Attempt(string state, int size) => $$"""
        {"number":1,"shown_id":"7","state":"{{state}}","testbox":"vm-hello-1","offered_at":"2026-01-01T00:00:00Z",
         "values":{"exit_code":"3"},"logs":[{"stream":"stdout","size":{{size}}},{"stream":"serial","size":9}]}
        """;

    private static Func<HttpContext, Task> LogFrom(byte[] bytes) => context =>
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    };

    private static Task NoStream(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string Piece(int offset, byte[] bytes) => $$"""
        id: 0-1;1.stdout:{{offset + bytes.Length}}
        event: log
        data: {"job_id":7,"attempt":1,"stream":"stdout","offset":{{offset}},"next":{{offset + bytes.Length}},"text":"","base64":"{{Convert.ToBase64String(bytes)}}"}


        """;

    private static async Task WriteAsync(HttpContext context, string blocks)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        await context.Response.WriteAsync(blocks, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private BoxyardClient ClientOf(ScriptedServer server, TimeSpan? pollInterval = null) => new(new BoxyardClientOptions
    {
        Server = server.Address,
        TimeProvider = _clock,
        PollInterval = pollInterval ?? TimeSpan.FromSeconds(1),
    });
}
