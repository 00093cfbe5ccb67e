using System.Text.Json;
using System.Text.RegularExpressions;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// What outlives the agent: a record for each box that runs, and a folder for each run. One agent at a time uses it.
/// </summary>
internal sealed partial class StateFolder(AgentOptions options)
{
    private const UnixFileMode OwnersOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = Path.GetFullPath(options.StateDirectory);

    private string Records => Path.Join(_root, "boxes");

    private string Runs => Path.Join(_root, "runs");

    /// <summary>Takes the folder for this process; throws when another agent has it.</summary>
    public IDisposable Open()
    {
        foreach (var folder in new[] { _root, Records, Runs })
        {
            // The runs hold tokens, and the files of jobs.
            Directory.CreateDirectory(folder, OwnersOnly);
        }

        try
        {
            return new FileStream(
                Path.Join(_root, "agent.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException(
                $"'{_root}' is used by another agent. Stop that one, or give this one a folder of its own by --state.",
                taken);
        }
    }

    /// <summary>
    /// Removes folders that an agent made just before it was killed: no record names them. What has no name of a run is
    /// somebody else's.
    /// </summary>
    public void RemoveUnnamed()
    {
        var named = ListRuns().Select(run => run.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(Runs)
            .Where(folder => RunName().IsMatch(Path.GetFileName(folder)) && !named.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public IEnumerable<RunRecord> ListRuns() =>
        Directory.GetFiles(Records, "*.json").Order(StringComparer.Ordinal).Select(Read);

    public RunRecord? FindRun(string box) => File.Exists(PathOf(box)) ? Read(PathOf(box)) : null;

    /// <summary>A new run with an empty folder; on disk when this returns.</summary>
    public RunRecord Begin(BoxPlan box, BootOffer offer)
    {
        // The name is new each time: what an earlier start left behind can never be taken for this one.
        var name = $"{box.Name}-{offer.ShownId}-{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()[..4])}";
        var run = new RunRecord
        {
            Box = box.Name,
            Driver = box.Driver,
            ShownId = offer.ShownId,
            RunName = name,
            Folder = Path.Join(Runs, name),
        };
        Directory.CreateDirectory(run.Folder, OwnersOnly);
        Directory.CreateDirectory(run.OutFolder);
        File.WriteAllBytes(run.ConsolePath, []);
        Save(run);
        return run;
    }

    public void Save(RunRecord run) => DurableFile.Write(PathOf(run.Box), JsonSerializer.Serialize(run));

    /// <summary>
    /// The run is over in every sense. The folder goes first: without its record nobody would find it.
    /// </summary>
    public void Forget(RunRecord run)
    {
        if (Directory.Exists(run.Folder))
        {
            Directory.Delete(run.Folder, recursive: true);
        }

        DurableFile.Delete(PathOf(run.Box));
    }

    private string PathOf(string box) => Path.Join(Records, box + ".json");

    /// <summary>As <see cref="Begin"/> makes it: box, shown id, eight digits.</summary>
    [GeneratedRegex(
        @"^.+-[0-9]+(\.[0-9]+)?-[0-9a-f]{8}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunName();

    private static RunRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path))
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new IOException(
                $"'{path}' is damaged: {unreadable.Message}. Remove it when that box is stopped.", unreadable);
        }
    }
}
