using System.Net;
using System.Net.Sockets;
using Boxyard.Client;

namespace Boxyard.Tests.Client;

public sealed class RetryTests
{
    private const string QueuedJob = """
        {"id":"7","state":"queued","suite":"hello","tbox_group":"vm-hello","testbox":"vm-hello",
         "queue":"vm-hello.x86_64","submitter":"anonymous","submitted_at":"2026-01-01T00:00:00Z"}
        """;

    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task A_submit_is_repeated_with_its_key_until_the_silo_takes_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(503).Then(500, "out of paper", "text/plain").Then(201, QueuedJob);
        using var client = ClientOf(server.Address);

        var options = new SubmitOptions { IdempotencyKey = "k-1" };
        var job = await client.Jobs.SubmitAsync(JobDocument.FromText("suite: hello\n"), options);

        Assert.Equal((7, JobState.Queued, "vm-hello.x86_64"), (job.Id, job.State, job.Queue));
        var request = new ScriptedServer.Request(
            "POST /api/v1/jobs", "suite: hello\n", "application/yaml; charset=utf-8", "k-1");
        Assert.Equal([request, request, request], server.Requests);
        Assert.Equal([TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500)], _clock.Waits);
    }

    [Fact]
    public async Task Two_submits_have_keys_of_their_own_unless_told_otherwise()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(201, QueuedJob).Then(201, QueuedJob);
        using var client = ClientOf(server.Address);

        await client.Jobs.SubmitAsync(JobDocument.FromText("{}"));
        await client.Jobs.SubmitAsync(JobDocument.FromText("{}"));

        var keys = server.Requests.Select(r => r.IdempotencyKey).ToList();
        Assert.Equal(2, keys.Distinct().Count());
        Assert.DoesNotContain(keys, string.IsNullOrEmpty);
    }

    [Fact]
    public async Task The_wait_that_the_silo_asks_for_wins()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(503, retryAfter: "3").Then(201, QueuedJob);
        using var client = ClientOf(server.Address);

        await client.Jobs.SubmitAsync(JobDocument.FromText("{}"));

        Assert.Equal([TimeSpan.FromSeconds(3)], _clock.Waits);
    }

    [Theory]
    [InlineData("PUT", null, 2)]
    [InlineData("POST", null, 1)]
    [InlineData("POST", "key", 2)]
    public async Task Of_other_routes_a_post_is_repeated_only_with_a_key(string method, string? key, int count)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(503).Then(200, QueuedJob);
        using var client = ClientOf(server.Address);

        await client.Api.TrySendTextAsync<Job>(new HttpMethod(method), "/api/v1/any", "{}", "application/json", key);

        Assert.Equal(count, server.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated_and_its_text_names_the_fields()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(
            400,
            """
            {"title":"The submission was refused","detail":"suite: is missing. (1 more in `errors`.) Nothing was queued.",
             "errors":[{"field":"suite","message":"suite: is missing."},{"field":"os","line":2,"message":"os: is empty."}]}
            """,
            "application/problem+json");
        using var client = ClientOf(server.Address);

        var exception = await Assert.ThrowsAsync<BoxyardException>(
            () => client.Jobs.SubmitAsync(JobDocument.FromText("{}")));

        Assert.Equal(
            """
            The submission was refused: suite: is missing. (1 more in `errors`.) Nothing was queued.
              suite: is missing.
              line 2: os: is empty.
            """,
            exception.Message);
        Assert.Equal((ProblemKind.Rejected, 400), (exception.Problem.Kind, exception.Problem.Status));
        Assert.Single(server.Requests);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_missing_job_is_an_outcome_for_who_tries()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(404, """{"title":"There is no job 8"}""", "application/problem+json");
        using var client = ClientOf(server.Address);

        var outcome = await client.Jobs.TryGetAsync(8);

        Assert.False(outcome.Succeeded);
        Assert.Equal((ProblemKind.NotFound, "There is no job 8"), (outcome.Problem.Kind, outcome.Problem.ToString()));
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_with_growing_waits_and_then_told()
    {
        using var client = ClientOf(AddressThatRefuses());

        var outcome = await client.Jobs.TryGetAsync(1);

        Assert.Equal(ProblemKind.Unreachable, outcome.Problem?.Kind);
        Assert.Equal([250, 500, 1000, 2000], _clock.Waits.Select(w => w.TotalMilliseconds));
    }

    [Fact]
    public async Task A_silo_that_keeps_silent_is_told_as_unreachable()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var client = new BoxyardClient(new BoxyardClientOptions
        {
            Server = server.Address, MaxRetryCount = 0, RequestTimeout = TimeSpan.FromSeconds(2), TimeProvider = _clock,
        });

        var outcome = await client.Jobs.TryGetAsync(1);

        Assert.Equal(ProblemKind.Unreachable, outcome.Problem?.Kind);
        Assert.Equal("no answer within 2 s. Is it running, and is the address right?", outcome.Problem?.Detail);
    }

    [Fact]
    public async Task Cancelling_ends_a_call_with_a_cancellation()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        server.Then(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = ClientOf(server.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Jobs.TryGetAsync(1, cancellation.Token));
    }

    [Fact]
    public async Task An_answer_of_something_else_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(200, "<html>It works!</html>", "text/html");
        using var client = ClientOf(server.Address);

        var outcome = await client.Jobs.TryGetAsync(1);

        Assert.Equal(ProblemKind.UnexpectedAnswer, outcome.Problem?.Kind);
    }

    [Fact]
    public void Every_mistake_in_the_options_is_told_at_once()
    {
        var options = new BoxyardClientOptions
        {
            Server = new Uri("ftp://lab"),
            MaxRetryCount = -1,
            PollInterval = TimeSpan.Zero,
        };

        Assert.Equal(
            [
                "Server is 'ftp://lab/': give an address such as http://127.0.0.1:3000.",
                "MaxRetryCount is -1: give 0 or more.",
                "PollInterval is 00:00:00: give a time above zero.",
            ],
            options.FindMistakes());
        Assert.Throws<ArgumentException>(() => new BoxyardClient(options));
        Assert.Equal(
            ["Server is 'http://lab/boxyard/': give it without a path, such as http://lab."],
            new BoxyardClientOptions { Server = new Uri("http://lab/boxyard/") }.FindMistakes());
    }

    private static Uri AddressThatRefuses()
    {
        // A bound socket that does not listen: nobody else gets the port, and connections are refused.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://{socket.LocalEndPoint}");
    }

    private BoxyardClient ClientOf(Uri server) =>
        new(new BoxyardClientOptions { Server = server, TimeProvider = _clock });
}
