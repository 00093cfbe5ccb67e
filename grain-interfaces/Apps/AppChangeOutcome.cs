namespace Boxyard.Apps;

/// <summary>The answer to a change; on disk when it comes.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppChangeOutcome")]
public sealed record AppChangeOutcome
{
    [Id(0)]
    public required AppChangeKind Kind { get; init; }

    /// <summary>Rows that were changed, or that stand in the way.</summary>
    [Id(1)]
    public long Count { get; init; }

    public static AppChangeOutcome Of(AppChangeKind kind, long count = 0) => new() { Kind = kind, Count = count };
}
