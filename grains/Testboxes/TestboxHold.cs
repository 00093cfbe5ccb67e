namespace Boxyard.Testboxes;

/// <summary>A box that gets no new job.</summary>
public sealed record TestboxHold
{
    /// <summary>Who holds a box when it was not a person.</summary>
    public const string Automatic = "automatic";

    /// <summary>Who holds a box when they did not say.</summary>
    public const string Operator = "operator";

    public required HoldKind Kind { get; init; }
    public required DateTimeOffset HeldAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who did it: as they said, or one of the names above.</summary>
    public required string By { get; init; }
}
