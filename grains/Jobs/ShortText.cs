namespace Boxyard.Jobs;

/// <summary>Text from outside, cut to a length that is stored.</summary>
public static class ShortText
{
    /// <summary>
    /// The first characters, at most `maxLength`; never half of a surrogate pair, which is no text to a database.
    /// </summary>
    public static string Cut(string text, int maxLength) =>
        text.Length <= maxLength ? text
        : char.IsHighSurrogate(text[maxLength - 1]) ? text[..(maxLength - 1)]
        : text[..maxLength];
}
