namespace Boxyard.Client;

/// <summary>A MAC that asked to boot and has no name.</summary>
public sealed record UnknownBox
{
    /// <summary>Dash-separated, lower case.</summary>
    public required string Mac { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Null when unknown.</summary>
    public string? Ip { get; init; }
}
