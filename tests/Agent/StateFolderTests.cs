using System.Collections.Immutable;
using System.Runtime.Versioning;
using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Tests.Agent;

[SupportedOSPlatform("linux")]
public sealed class StateFolderTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly BoxPlan Box = new()
    {
        Name = "dc-1",
        Driver = BoxDriverKind.Process,
        Cpus = 1,
        MemoryMiB = 100,
        Queues = ImmutableArray.Create("dc"),
    };

    private static readonly BootOffer Offer = new()
    {
        ShownId = "7.2",
        Job = new Uri("http://s/7.2/job.cgz"),
        Archives = [],
        BootText = "",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-state-");

    [Fact]
    public void A_run_is_found_by_the_next_start_until_it_is_forgotten()
    {
        RunRecord run;
        var state = New();
        using (state.Open())
        {
            run = state.Begin(Box, Offer) with { AttemptToken = "secret", GuestBeats = false };
            state.Save(run);
        }

        var next = New();
        using var lease = next.Open();
        Assert.Equal(run, next.FindRun("dc-1"));
        Assert.Equal([run], next.ListRuns());
        Assert.Equal((7L, 2), (run.JobId, run.Attempt));

        next.Forget(run);
        Assert.Null(next.FindRun("dc-1"));
        Assert.False(Directory.Exists(run.Folder));
    }

    [Fact]
    public void A_folder_that_no_record_names_is_removed()
    {
        var state = New();
        using var lease = state.Open();
        var run = state.Begin(Box, Offer);
        var unnamed = Directory.CreateDirectory(Path.Combine(Root, "runs/dc-1-7.2-00aa11bb"));

        state.RemoveUnnamed();

        Assert.False(Directory.Exists(unnamed.FullName));
        Assert.True(Directory.Exists(run.Folder));
    }

    [Theory]
    [InlineData("results of last year")]
    [InlineData("dc-1-7.2-00aa11b")]
    [InlineData("dc-x-00aa11bb")]
    public void A_folder_that_no_agent_made_stays(string name)
    {
        var state = New();
        using var lease = state.Open();
        var other = Directory.CreateDirectory(Path.Combine(Root, "runs", name, "sub"));

        state.RemoveUnnamed();

        Assert.True(Directory.Exists(other.FullName));
    }

    [Fact]
    public void Two_runs_of_one_attempt_share_no_name()
    {
        var state = New();
        using var lease = state.Open();

        Assert.NotEqual(state.Begin(Box, Offer).RunName, state.Begin(Box, Offer).RunName);
    }

    [Fact]
    public void Others_can_neither_enter_the_folder_nor_read_a_record()
    {
        var state = New();
        using var lease = state.Open();
        state.Begin(Box, Offer);

        Assert.Equal(OwnersFile, File.GetUnixFileMode(Path.Combine(Root, "boxes/dc-1.json")));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Root));
    }

    [Fact]
    public void One_agent_at_a_time_has_it()
    {
        using var lease = New().Open();

        var refused = Assert.Throws<IOException>(() => New().Open());

        Assert.Equal(
            $"'{Root}' is used by another agent. Stop that one, or give this one a folder of its own by --state.",
            refused.Message);
    }

    [Fact]
    public void A_record_that_is_damaged_is_named()
    {
        var state = New();
        using var lease = state.Open();
        var path = Path.Combine(Root, "boxes/dc-1.json");
        File.WriteAllText(path, "{");

        var damaged = Assert.Throws<IOException>(() => state.FindRun("dc-1"));

        Assert.StartsWith($"'{path}' is damaged: ", damaged.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Root => Path.Combine(_folder.FullName, "state");

    private StateFolder New() => new(new AgentOptions { StateDirectory = Root });
}
