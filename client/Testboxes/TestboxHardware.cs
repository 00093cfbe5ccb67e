namespace Boxyard.Client;

/// <summary>What a box has. What is null stays as it is.</summary>
public sealed record TestboxHardware
{
    /// <summary>Such as `aarch64`.</summary>
    public string? Arch { get; init; }

    /// <summary>All of them: an empty list takes them away.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>A whole number with `m`, `g` or `t`, such as `16g`.</summary>
    public string? Memory { get; init; }
}
