namespace Boxyard.Client;

/// <summary>One log stream of an attempt.</summary>
public sealed record JobLog
{
    /// <summary>`stdout`, `stderr`, `serial` and the like.</summary>
    public required string Stream { get; init; }

    /// <summary>Bytes that the silo has.</summary>
    public required long Size { get; init; }
}
