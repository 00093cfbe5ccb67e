namespace Boxyard.Cli;

/// <summary>
/// Texts of boxes, jobs and people as a terminal may be given them: none moves the cursor, sets a title or changes
/// colours.
/// </summary>
internal static class CleanText
{
    /// <summary>Lines and tabs stay.</summary>
    public static string Of(string text) =>
        Replace(text, static letter => char.IsControl(letter) && letter is not ('\n' or '\t'));

    /// <summary>One line, so that a text does not look like lines of ours.</summary>
    public static string Line(string text) => Replace(text, char.IsControl);

    private static string Replace(string text, Func<char, bool> isForbidden) =>
        text.Any(isForbidden) ? string.Concat(text.Select(letter => isForbidden(letter) ? ' ' : letter)) : text;
}
