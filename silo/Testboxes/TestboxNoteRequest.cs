using System.Text.Json.Serialization;
using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>A note about a box.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TestboxNoteRequest
{
    private const int MaxLength = 4_000;
    private const int MaxByLength = 500;

    /// <summary>For people; at most 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Who writes it; while accounts are on it is the account.</summary>
    public string? By { get; init; }

    /// <summary>A UUID, so that the call can be repeated; the silo makes one when it is left out.</summary>
    public Guid? Id { get; init; }

    /// <summary>What is wrong with it and what to do; null when nothing is.</summary>
    public string? FindProblem() => string.IsNullOrWhiteSpace(Text) ? "text: a note needs a text."
        : Text.Length > MaxLength ? $"text: {Text.Length} characters are more than {MaxLength}."
        : Text.Contains('\0', StringComparison.Ordinal) ? "text: no database keeps a NUL in a text."
        : null;

    /// <summary>As it is stored.</summary>
    public string? CleanBy => string.IsNullOrWhiteSpace(By)
        ? null
        : ShortText.Cut(By.Trim(), MaxByLength).Replace('\0', '\uFFFD');
}
