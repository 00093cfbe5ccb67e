namespace Boxyard.Testboxes;

/// <summary>Whether an action that somebody asked for will be done.</summary>
public enum PowerAskKind
{
    /// <summary>Earlier ones are not over.</summary>
    Busy,

    /// <summary>The box was cycled too often within the last hour.</summary>
    TooOften,

    /// <summary>It is on disk and will be done.</summary>
    Kept,
}
