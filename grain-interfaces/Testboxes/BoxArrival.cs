namespace Boxyard.Testboxes;

/// <summary>What is learnt of a box that asks.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BoxArrival")]
public sealed record BoxArrival
{
    /// <summary>The address that it asks from.</summary>
    [Id(0)]
    public string? Ip { get; init; }

    /// <summary>As its loader says it, in our spelling.</summary>
    [Id(1)]
    public string? Arch { get; init; }

    /// <summary>It is known, and only its arch is new.</summary>
    [Id(2)]
    public bool IsKnown { get; init; }
}
