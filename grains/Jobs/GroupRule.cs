namespace Boxyard.Jobs;

/// <summary>How the group of a box follows from its name.</summary>
public enum GroupRule
{
    /// <summary>One trailing `-digits` is removed (compass-ci until June 2021).</summary>
    TrailingNumber,

    /// <summary>The text before the first `.` or `--` (since).</summary>
    FirstPart,
}
