using System.Text.RegularExpressions;
using Boxyard.Jobs;

namespace Boxyard.Accounts;

/// <summary>What names and notes of accounts may be.</summary>
internal static partial class AccountText
{
    private const int MaxLength = 200;

    /// <summary>A sentence; null for a name that may be used.</summary>
    public static string? FindNameProblem(string? name) =>
        name is null || !NamePattern().IsMatch(name)
            ? "name: letters, digits and . _ @ + - are allowed, at most 100, with a letter or digit first."
            : SubQueue.All.Contains(name)
                ? $"name: '{name}' is the name of a sub-queue. Choose another."
                : null;

    /// <summary>A sentence; null for a text that may be stored, also for none.</summary>
    public static string? FindTextProblem(string field, string? text) =>
        text is null || (text.Length is > 0 and <= MaxLength && !text.Any(char.IsControl))
            ? null
            : $"{field}: 1 to {MaxLength} characters are allowed, and no control characters.";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
