using Boxyard.Client;

namespace Boxyard.Dashboard.Accounts;

/// <summary>All accounts, and a form for a new one; for admins.</summary>
public sealed partial class AccountsPage
{
    private const int MaxShown = 500;

    private IReadOnlyList<Account> _accounts = [];
    private bool _isCut;

    private string? Refusal => Visitor.Refusal(AccountRole.Admin);

    protected override async Task LoadAsync()
    {
        if (Visitor.Kind == VisitorKind.Free)
        {
            return;
        }

        var accounts = await Silo.Accounts.ListAsync(Aborted).Take(MaxShown + 1).ToListAsync(Aborted);
        _isCut = accounts.Count > MaxShown;
        _accounts = [.. accounts.Take(MaxShown)];
    }
}
