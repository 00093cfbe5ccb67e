namespace Boxyard.Jobs;

/// <summary>Whether an attempt got more time.</summary>
[GenerateSerializer, Alias("Boxyard.RenewOutcomeKind")]
public enum RenewOutcomeKind
{
    /// <summary>No such job, or no such attempt of it.</summary>
    NotFound,

    /// <summary>It has the time that was asked for.</summary>
    Renewed,

    /// <summary>The attempt does not run, or was told to stop.</summary>
    NotRunning,

    /// <summary>The deadline would lie too far ahead.</summary>
    TooFar,
}
