using System.Text.Json.Serialization;
using Boxyard.Accounts;
using Boxyard.Jobs;

namespace Boxyard.Silo;

/// <summary>
/// The body of what an operator does to a queue or a box; it may be left out. While accounts are off, who does it
/// is what they say.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OperatorNote
{
    private const int MaxLength = 500;

    /// <summary>For people; kept and shown.</summary>
    public string? Reason { get; init; }

    /// <summary>Who does it.</summary>
    public string? By { get; init; }

    /// <summary>As it is stored: short, nothing for nothing; NUL is in no database's text.</summary>
    public OperatorNote Clean(HttpContext context) =>
        new() { Reason = Clean(Reason), By = Caller.Find(context)?.Account ?? Clean(By) };

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : ShortText.Cut(text.Trim(), MaxLength).Replace('\0', '\uFFFD');
}
