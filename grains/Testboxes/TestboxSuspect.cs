namespace Boxyard.Testboxes;

/// <summary>A box whose last attempts were all lost.</summary>
public sealed record TestboxSuspect
{
    public required string Name { get; init; }
    public required int LostCount { get; init; }

    /// <summary>When the first of them ended.</summary>
    public required DateTimeOffset FirstLostAt { get; init; }
}
