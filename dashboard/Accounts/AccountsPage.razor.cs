using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>All accounts, and a form for a new one; for admins.</summary>
public sealed partial class AccountsPage : ComponentBase
{
    private const int MaxShown = 500;

    private IReadOnlyList<Account> _accounts = [];
    private Problem? _problem;
    private bool _isCut;

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private string? Refusal => Visitor.Refusal(AccountRole.Admin);

    protected override async Task OnInitializedAsync()
    {
        if (Visitor.Kind == VisitorKind.Free)
        {
            return;
        }

        try
        {
            var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
            var accounts = await Silo.Accounts.ListAsync(cancellationToken)
                .Take(MaxShown + 1).ToListAsync(cancellationToken);
            _isCut = accounts.Count > MaxShown;
            _accounts = [.. accounts.Take(MaxShown)];
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }
    }
}
