namespace Boxyard.Accounts;

/// <summary>What a route says of its call for the audit.</summary>
internal sealed record AuditNote
{
    private const int MaxLength = 500;

    /// <summary>What it was done to, where the path does not say it.</summary>
    public string? Target { get; init; }

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

    /// <summary>NUL is in no database's text.</summary>
    private static string Clean(string text) => Jobs.ShortText.Cut(text, MaxLength).Replace('\0', '\uFFFD');
}
