namespace Boxyard.Client;

/// <summary>
/// Why somebody does something to a job, a queue or a box; both are kept and shown, up to 500 characters.
/// </summary>
public sealed record OperatorNote
{
    /// <summary>For people. Default: none.</summary>
    public string? Reason { get; init; }

    /// <summary>Who does it. Default: nobody is named.</summary>
    public string? By { get; init; }
}
