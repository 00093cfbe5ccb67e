namespace Boxyard.Results;

/// <summary>How the results in a file are written.</summary>
public enum ResultFormat
{
    /// <summary>The file holds no results that we read.</summary>
    None,
    Json,
    JUnit,

    /// <summary>TAP or KTAP from the first line on.</summary>
    Tap,

    /// <summary>A log that may hold TAP or KTAP after a `TAP version` or `KTAP version` line.</summary>
    TapInLog,

    /// <summary>Lines of `name: number unit`.</summary>
    StatsText,
}
