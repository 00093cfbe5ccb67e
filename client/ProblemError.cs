namespace Boxyard.Client;

/// <summary>One mistake in what was sent.</summary>
public sealed record ProblemError
{
    /// <summary>Which job of a batch, from 0; null when it concerns the text as a whole.</summary>
    public int? Index { get; init; }

    /// <summary>The field; null when it is none in particular.</summary>
    public string? Field { get; init; }

    /// <summary>From 1; null when unknown.</summary>
    public int? Line { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>As one line for people.</summary>
    public override string ToString() => Line is null ? Message : $"line {Line}: {Message}";
}
