namespace Boxyard.Apps;

/// <summary>The answer to a submission; on disk when it comes.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppSubmitOutcome")]
public sealed record AppSubmitOutcome
{
    [Id(0)]
    public required AppSubmitKind Kind { get; init; }

    /// <summary>As it was stored; null when it was not.</summary>
    [Id(1)]
    public AppRecord? App { get; init; }
}
