namespace Boxyard.Power;

/// <summary>Whose power the scheduler may switch, and how.</summary>
internal sealed class PowerOptions
{
    public const string SectionName = "Power";

    /// <summary>
    /// The folder of the programs that switch power: one named as a box, or as the group of boxes, is called as
    /// `PROGRAM on|off|cycle BOX`. Default `power.d` in Storage:DataDirectory; it need not exist.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>How long a program may run before it is killed. Default 60 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether a box that let a deadline pass, or fell silent, is cycled without being asked. Only boxes that have a
    /// program. Default true.
    /// </summary>
    public bool AutoCycle { get; set; } = true;

    /// <summary>
    /// How often a box is cycled within an hour at most, asked or not; who says `force` may do it more often. Default
    /// 3.
    /// </summary>
    public int MaxCyclesPerHour { get; set; } = 3;

    /// <summary>How long actions that are over are kept; their events stay. Default 30 days.</summary>
    public TimeSpan KeepTime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the silo looks for what is to be done. Default 3 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(3);
}
