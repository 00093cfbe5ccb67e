namespace Boxyard.Cli.Completion;

/// <summary>
/// What a shell is given for `[suggest:N] LINE`: of all that the library of the command line finds, what begins as the
/// word does, and options only when the word is one.
/// </summary>
internal static class Suggestions
{
    public static bool AreAskedFor(IReadOnlyList<string> arguments) =>
        arguments is [var first, ..] && first.StartsWith("[suggest", StringComparison.Ordinal);

    public static async Task WriteAsync(IReadOnlyList<string> arguments, string all, TextWriter writer)
    {
        var line = arguments.Count > 1 ? arguments[1] : "";
        var word = line[(line.LastIndexOf(' ') + 1)..];
        var fitting = all.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(item => item.StartsWith(word, StringComparison.Ordinal))
            .Where(item => word.StartsWith('-') ? item != "-?" : item[0] is not '-' && item is not ("/?" or "/h"));
        foreach (var item in fitting)
        {
            await writer.WriteLineAsync(item);
        }
    }
}
