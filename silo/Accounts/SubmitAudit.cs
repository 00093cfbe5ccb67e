namespace Boxyard.Accounts;

/// <summary>The entry of a submission, which its own transaction keeps with the ids.</summary>
internal static class SubmitAudit
{
    /// <summary>Null while accounts are off. The audit of the call itself leaves it alone then.</summary>
    public static AuditEntry? EntryOf(HttpContext context, string? detail = null)
    {
        if (Caller.Find(context) is null)
        {
            return null;
        }

        context.Features.Set(new AuditNote { IsKept = true });
        return AuditNote.EntryOf(context, detail: detail);
    }
}
