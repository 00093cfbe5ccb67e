using System.Text.RegularExpressions;

namespace Boxyard.Dashboard.Jobs;

/// <summary>A line of a log as a terminal would leave it, without colours; the page's script shows these too.</summary>
internal static class LogText
{
    /// <summary>Sequences that move, colour or name something on a terminal (ECMA-48).</summary>
    private static readonly Regex Escapes = new(
        "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])",
        RegexOptions.NonBacktracking);

    private static readonly Regex Controls = new("[\u0000-\u0008\u000b-\u001f\u007f]", RegexOptions.NonBacktracking);

    /// <summary>A line without its line end.</summary>
    public static string Plain(string line)
    {
        var text = Escapes.Replace(line, "").TrimEnd('\r');
        return Controls.Replace(text[(text.LastIndexOf('\r') + 1)..], "");
    }
}
