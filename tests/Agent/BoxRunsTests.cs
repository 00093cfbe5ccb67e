using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;
using Boxyard.Tests.Guest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.Agent;

/// <summary>A box that has ended, and a silo that is away at that moment.</summary>
public sealed class BoxRunsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-runs-");

    [Fact]
    public async Task How_a_box_ended_is_reported_when_the_silo_is_back_and_the_box_long_removed()
    {
        await using var scheduler = await StandInScheduler.StartAsync();
        scheduler.State = "offered";
        scheduler.Refuse = _ => StatusCodes.Status503ServiceUnavailable;
        using var services = Build(scheduler);
        var state = services.GetRequiredService<StateFolder>();
        using var lease = state.Open();
        var run = state.Begin(BoxPlan.List(services.GetRequiredService<AgentOptions>())[0], Offer()) with
        {
            AttemptToken = StandInScheduler.Token,
        };
        state.Save(run);
        await File.WriteAllTextAsync(run.ClaimPath, $"{int.MaxValue}");
        await File.WriteAllTextAsync(run.ExitPath, "3");
        var runs = services.GetRequiredService<BoxRuns>();

        await Assert.ThrowsAsync<SiloException>(() => runs.TakeUpAsync(run, CancellationToken.None));
        var kept = state.FindRun(run.Box)!;
        Assert.Equal((WatchEnd.Ended, new BoxExit(3)), (kept.End, kept.Exit));

        // As with a container, which is gone by now with all that it knew.
        File.Delete(run.ExitPath);
        scheduler.Refuse = request => HttpMethods.IsHead(request.Method) ? StatusCodes.Status200OK : null;
        await runs.TakeUpAsync(kept, CancellationToken.None);

        var problem = Uri.EscapeDataString("The box ended with exit code 3 before its guest had reported the end.");
        Assert.Equal(
            [
                $"lkp-jobfile-append-var?job_id=7.2&job_state=load_disk_fail&agent_problem={problem}",
                "lkp-post-run?job_id=7.2",
            ],
            scheduler.Reports);
        Assert.Null(state.FindRun(run.Box));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static BootOffer Offer() => new()
    {
        ShownId = "7.2",
        Job = new Uri("http://s/7.2/job.cgz"),
        Archives = [],
        BootText = "",
    };

    private ServiceProvider Build(StandInScheduler scheduler)
    {
        var builder = Host.CreateApplicationBuilder([]);
        builder.AddAgentSettings(CommandLine.Parse(
            [
                "--silo", $"http://127.0.0.1:{scheduler.Port}", "--state", _folder.FullName, "--group", "dc-runs",
                "--driver", "process", "--Agent:AllowProcessBoxes", "true",
            ]));
        builder.AddAgent();
        return builder.Services.BuildServiceProvider();
    }
}
