using System.Text;
using Boxyard.Jobs;

namespace Boxyard.Accounts;

/// <summary>What a route says of its call for the audit.</summary>
internal sealed record AuditNote
{
    private const int MaxLength = 500;

    /// <summary>What it was done to, each by a word, where the path does not say it.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>The change's own transaction keeps the entry.</summary>
    public bool IsKept { get; init; }

    /// <summary>
    /// The entry of a call, as far as the request says it: with its query, where old calls say what they change.
    /// </summary>
    public static AuditEntry EntryOf(HttpContext context, string? target = null, string? detail = null)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return new AuditEntry
        {
            Account = Caller.Find(context)?.Account,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Action = $"{context.Request.Method} /{route?.TrimStart('/')}",
            Target = Clean(target ?? $"{context.Request.Path.Value}{context.Request.QueryString.Value}"),
            Detail = detail,
        };
    }

    /// <summary>One; of a call with many targets as many as it takes to name all of them.</summary>
    public static IEnumerable<AuditEntry> EntriesOf(HttpContext context, AuditNote? note) =>
        note?.Targets is { } targets
            ? Join(targets).Select(target => EntryOf(context, target))
            : [EntryOf(context)];

    private static IEnumerable<string> Join(IReadOnlyList<string> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && text.Length + 1 + word.Length > MaxLength)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(text.Length > 0 ? " " : "").Append(word);
        }

        if (text.Length > 0)
        {
            yield return text.ToString();
        }
    }

    /// <summary>NUL is in no database's text.</summary>
    private static string Clean(string text) => ShortText.Cut(text, MaxLength).Replace('\0', '\uFFFD');
}
