using System.Globalization;
using Boxyard.Agent.Drivers;

namespace Boxyard.Agent.Boxes;

/// <summary>A box that was started, or is about to be: what the next start of the agent needs of it.</summary>
internal sealed record RunRecord
{
    public required string Box { get; init; }
    public required BoxDriverKind Driver { get; init; }

    /// <summary>The id that the box was shown: `7`, or `7.2` for attempt 2.</summary>
    public required string ShownId { get; init; }

    /// <summary>The name of the run, never used again; also of its folder and its container.</summary>
    public required string RunName { get; init; }

    /// <summary>The run's own folder.</summary>
    public required string Folder { get; init; }

    public string AttemptToken { get; init; } = "";

    /// <summary>The guest gives signs of life itself, as ours does.</summary>
    public bool GuestBeats { get; init; } = true;

    /// <summary>What runs does not speak to the silo: the agent says that it runs, and how it ended.</summary>
    public bool AgentReports { get; init; }

    /// <summary>Of a container.</summary>
    public string Image { get; init; } = "";

    /// <summary>The control group of the box's processes; null where none can be made.</summary>
    public string? Cgroup { get; init; }

    /// <summary>Why the box is not watched any more; null while it is.</summary>
    public WatchEnd? End { get; init; }

    /// <summary>How it ended, kept before what tells it is removed; null while it is watched.</summary>
    public BoxExit? Exit { get; init; }

    public long JobId => long.Parse(ShownId.Split('.')[0], CultureInfo.InvariantCulture);

    public int Attempt =>
        ShownId.Split('.') is [_, var attempt] ? int.Parse(attempt, CultureInfo.InvariantCulture) : 1;

    /// <summary>What the box is given to write to: its claim, and how its first process ended.</summary>
    public string OutFolder => Path.Join(Folder, "out");

    public string ClaimPath => Path.Join(OutFolder, "claim");

    public string ExitPath => Path.Join(OutFolder, "exit");

    /// <summary>
    /// What the box writes for people. Outside of its folders, so that it cannot put a link in its place.
    /// </summary>
    public string ConsolePath => Path.Join(Folder, "console.log");

    /// <summary>How far the console was sent, and what of it was dropped.</summary>
    public string ConsoleBacklogPath => Path.Join(Folder, "console.json");

    /// <summary>Where the archives are unpacked.</summary>
    public string RootFolder => Path.Join(Folder, "root");
}
