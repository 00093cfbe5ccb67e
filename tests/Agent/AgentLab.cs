using System.Text;
using Boxyard.Agent;
using Boxyard.Agent.Drivers;
using Boxyard.Client;
using Boxyard.Tests.Lab;

namespace Boxyard.Tests.Agent;

/// <summary>A real silo that serves our guest, agents of it, and a folder where jobs leave signs.</summary>
public sealed class AgentLab : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("boxyard-agent-").FullName;
    private readonly List<AgentProcess> _agents = [];
    private LabSilo? _silo;
    private int _lastNumber;

    internal LabSilo Silo => _silo!;

    private string State => Path.Combine(_root, "state");

    public async Task InitializeAsync()
    {
        var archives = Path.Combine(_root, "data/initrd/lkp/latest");
        await LabFolder.RunAsync(Path.Combine(LabFolder.Checkout, "guest/build"), "--out", archives);
        _silo = await LabSilo.StartAsync(Path.Combine(_root, "data"));
    }

    public async Task DisposeAsync()
    {
        foreach (var agent in _agents)
        {
            await agent.DisposeAsync();
        }

        await KillBoxesAsync();
        await Silo.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A group, and a folder for the signs of its jobs, that no other test uses.</summary>
    internal (string Group, string Signs) NewGroup()
    {
        var group = $"dc-agent{Interlocked.Increment(ref _lastNumber)}";
        return (group, Directory.CreateDirectory(Path.Combine(_root, $"{group} signs")).FullName);
    }

    /// <summary>An agent with one box of the group, made of processes.</summary>
    internal AgentProcess StartAgent(string group, params string[] moreArguments)
    {
        var agent = AgentProcess.Start(
            [
                "--silo", Silo.Address.ToString(), "--state", Path.Combine(State, group), "--group", group,
                "--driver", "process", "--Agent:AllowProcessBoxes", "true", "--Agent:RetryDelay", "00:00:00.2",
                "--Agent:MaxRetryDelay", "00:00:01", .. moreArguments,
            ]);
        _agents.Add(agent);
        return agent;
    }

    internal async Task KillAsync(AgentProcess agent)
    {
        _agents.Remove(agent);
        await agent.DisposeAsync();
    }

    internal Task<Job> SubmitAsync(string group, string script, int timeout = 120) => Silo.Client.Jobs.SubmitAsync(
        JobDocument.FromText(
            $"""
             suite: agent
             tbox_group: {group}
             os_arch: {HostFacts.Arch}
             timeout: {timeout}
             script: |
             {string.Join('\n', script.Split('\n').Select(line => "  " + line))}
             """));

    internal async Task<Job> WaitAsync(Job job)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await Silo.Client.Jobs.WaitAsync(job.Id, late.Token);
    }

    internal static async Task CancelAsync(LabSilo silo, Job job)
    {
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/api/v1/jobs/{job.Id}/cancel", UriKind.Relative), nothing);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    /// <summary>The processes that a job wrote down, as many as are awaited.</summary>
    internal static async Task<IReadOnlyList<HostProcess?>> ReadProcessesAsync(string path, int count)
    {
        await Eventually.BecomesTrueAsync(() => File.Exists(path) && File.ReadAllLines(path).Length == count);
        return [.. File.ReadAllLines(path).Select(int.Parse).Select(HostProcess.Find)];
    }

    private async Task KillBoxesAsync()
    {
        if (!Directory.Exists(State))
        {
            return;
        }

        foreach (var run in Directory.GetDirectories(State, "runs", SearchOption.AllDirectories)
            .SelectMany(Directory.GetDirectories))
        {
            var tree = new ProcessTree(Path.Combine(run, "out"), null, TimeProvider.System);
            await tree.KillAsync(CancellationToken.None);
        }
    }
}
