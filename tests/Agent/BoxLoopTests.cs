using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Agent;

public sealed class BoxLoopTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-loop-");
    private readonly TestClock _clock = new();
    private readonly List<DateTimeOffset> _arrivals = [];

    [Fact]
    public async Task A_box_that_is_refused_waits_as_long_as_it_was_told_and_never_asks_in_a_storm()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(200, "Done").Then(Arriving(503, "{}", "7")).Then(Arriving(200, "{}")).Then(Arriving(200, "{}"));
        using var drain = new CancellationTokenSource();
        var loop = NewLoop(server.Address);

        var running = loop.RunAsync(drain.Token, CancellationToken.None);
        await Eventually.BecomesTrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
            return _arrivals.Count == 3;
        });
        await drain.CancelAsync();
        await running;

        Assert.True(_arrivals[1] - _arrivals[0] >= TimeSpan.FromSeconds(7), "It came before the Retry-After.");
        Assert.True(_arrivals[2] - _arrivals[1] >= TimeSpan.FromSeconds(4.5), "An empty answer was asked for at once.");
        var ask = $"GET /boot.container/host/dc-loop-1?wait=60&arch={HostFacts.Arch}";
        Assert.Equal(
            [$"PUT /set_host2queues?host=dc-loop-1&queues=dc-loop.{HostFacts.Arch},dc-loop", ask, ask, ask],
            server.Requests.Take(4).Select(request => request.Line));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private BoxLoop NewLoop(Uri silo)
    {
        var builder = Host.CreateApplicationBuilder([]);
        builder.AddAgentSettings(CommandLine.Parse(
            [
                "--silo", silo.ToString(), "--state", _folder.FullName, "--group", "dc-loop", "--driver", "process",
                "--Agent:AllowProcessBoxes", "true",
            ]));
        builder.AddAgent();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        var services = builder.Build().Services;
        var options = services.GetRequiredService<AgentOptions>();
        var state = services.GetRequiredService<StateFolder>();
        state.Open();
        return new BoxLoop(
            BoxPlan.List(options)[0],
            options,
            state,
            services.GetRequiredService<BoxRuns>(),
            services.GetRequiredService<SiloBoot>(),
            services.GetRequiredService<MemoryBudget>(),
            new RetryDelays(options.RetryDelay, options.MaxRetryDelay, () => 1),
            _clock,
            NullLogger<BoxLoop>.Instance);
    }

    private Func<HttpContext, Task> Arriving(int status, string body, string? retryAfter = null) => context =>
    {
        _arrivals.Add(_clock.GetUtcNow());
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    };
}
