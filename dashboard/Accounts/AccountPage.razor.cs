using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>One account with its tokens; a token that is made here is shown once.</summary>
public sealed partial class AccountPage : ComponentBase
{
    private const int MaxTokens = 200;

    private Account? _account;
    private IReadOnlyList<AccountToken> _tokens = [];
    private CreatedToken? _created;
    private Problem? _problem;
    private Problem? _mistake;

    [Parameter]
    public string Name { get; set; } = "";

    [SupplyParameterFromForm(FormName = "token")]
    public string? Note { get; set; }

    /// <summary>Null for one that does not end.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    public int? Days { get; set; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private CancellationToken Aborted => HttpContext?.RequestAborted ?? CancellationToken.None;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _account = await Silo.Accounts.GetAsync(Name, Aborted);
            _tokens = await Silo.Accounts.ListTokensAsync(Name, Aborted).Take(MaxTokens).ToListAsync(Aborted);
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
            if (failure.Problem.Kind == ProblemKind.NotFound && HttpContext is not null)
            {
                HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
    }

    private async Task CreateTokenAsync()
    {
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note;
        DateTimeOffset? end = Days is { } days ? Clock.GetUtcNow().AddDays(Math.Clamp(days, 1, 3650)) : null;
        var created = await Silo.Accounts.TryCreateTokenAsync(Name, note, end, Aborted);
        (_created, _mistake) = (created.Value, created.Problem);
        await LoadAsync();
    }
}
