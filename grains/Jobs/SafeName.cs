using System.Buffers;

namespace Boxyard.Jobs;

/// <summary>Names that become parts of paths, addresses, kernel command lines and queue names.</summary>
public static class SafeName
{
    public const int MaxLength = 128;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Letters + "._-~@:+");
    private static readonly SearchValues<char> AllowedFirst = SearchValues.Create(Letters + "_");

    /// <summary>
    /// What is wrong with a name and what to do, to be read after the field's name; null when nothing is.
    /// </summary>
    public static string? FindProblem(string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return $"has {name.Length} characters; it must have 1 to {MaxLength}. Rename it.";
        }

        var wrong = name.AsSpan().IndexOfAnyExcept(Allowed);
        if (wrong >= 0)
        {
            return $"has the character {Show(name[wrong])}; letters, digits and . _ - ~ @ : + are allowed. Rename it.";
        }

        if (!AllowedFirst.Contains(name[0]))
        {
            return $"starts with {Show(name[0])}; it must start with a letter, a digit or an underscore. Rename it.";
        }

        return name.Contains("..", StringComparison.Ordinal)
            ? "has two dots in a row, which would leave its folder. Rename it."
            : null;
    }

    private static string Show(char character) =>
        character is > ' ' and < (char)0x7f ? $"'{character}'" : $"U+{(int)character:X4}";
}
