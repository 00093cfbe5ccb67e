using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>Who did what to what, newest first; for admins.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 100;

    private IReadOnlyList<AuditEntry> _entries = [];

    [SupplyParameterFromQuery(Name = "account")]
    public string? Account { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "target")]
    public string? Target { get; set; }

    /// <summary>Only entries older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private AuditQuery Query => new() { Account = Text(Account), Action = Text(Action), Target = Text(Target) };

    protected override async Task LoadAsync()
    {
        if (Visitor.Kind == VisitorKind.Free)
        {
            return;
        }

        var query = Query with { BeforeId = PageId.Read(Before), PageSize = PageSize };
        _entries = await Silo.Accounts.ListAuditAsync(query, Aborted).Take(PageSize).ToListAsync(Aborted);
    }

    private static string? Text(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();
}
