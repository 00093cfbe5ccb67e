using System.Buffers;
using System.Collections.Immutable;

namespace Boxyard.Testboxes;

/// <summary>Words for what boxes have: `nvme`, `10g`. Kept in order, each once.</summary>
public static class BoxTags
{
    public const int MaxCount = 20;

    private const int MaxLength = 50;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+");

    public static ImmutableArray<string> Order(IEnumerable<string> tags) =>
        [.. tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with the list, to be read after its field's name; null when nothing is.</summary>
    public static string? FindProblem(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > MaxCount)
        {
            return $"has {tags.Count} tags; {MaxCount} are the most.";
        }

        return tags.FirstOrDefault(tag => !IsTag(tag)) is { } wrong
            ? $"has '{(wrong.Length <= MaxLength ? wrong : wrong[..MaxLength])}', which is no tag; "
                + $"a tag has 1 to {MaxLength} letters, digits and . _ - +"
            : null;
    }

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= MaxLength && !tag.AsSpan().ContainsAnyExcept(Allowed);
}
