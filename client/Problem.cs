namespace Boxyard.Client;

/// <summary>What went wrong with a call, as the silo told it (RFC 9457) or as seen from here.</summary>
public sealed record Problem
{
    /// <summary>What sort of failure it is.</summary>
    public required ProblemKind Kind { get; init; }

    /// <summary>A short sentence: what was wrong.</summary>
    public required string Title { get; init; }

    /// <summary>Where, and what to do; null when the silo said no more.</summary>
    public string? Detail { get; init; }

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>All mistakes, when the silo listed them.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>All of it as one text for people. A single mistake stands in the detail already.</summary>
    public override string ToString()
    {
        var text = Detail is null || Detail == Title ? Title : $"{Title.TrimEnd('.')}: {Detail}";
        return Errors.Count < 2 ? text : Errors.Aggregate(text, (all, error) => $"{all}{Environment.NewLine}  {error}");
    }
}
