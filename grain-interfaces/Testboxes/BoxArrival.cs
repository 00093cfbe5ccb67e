namespace Boxyard.Testboxes;

/// <summary>What a box that asks for the first time is known by.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BoxArrival")]
public sealed record BoxArrival
{
    /// <summary>The address that it asks from.</summary>
    [Id(0)]
    public string? Ip { get; init; }

    /// <summary>As its loader says it, in our spelling.</summary>
    [Id(1)]
    public string? Arch { get; init; }
}
