using System.Globalization;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>One account with its tokens; a token that is made here is shown once.</summary>
public sealed partial class AccountPage
{
    private const int MaxTokens = 200;
    private const int MaxDays = 3_650;

    private Account? _account;
    private IReadOnlyList<AccountToken> _tokens = [];
    private CreatedToken? _created;
    private string? _mistake;

    [Parameter]
    public string Name { get; set; } = "";

    [SupplyParameterFromForm(FormName = "token")]
    public string? Note { get; set; }

    /// <summary>Empty for one that does not end.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    public string? Days { get; set; }

    /// <summary>What is known of its person, and what parts it from the rest of the line; empty for neither.</summary>
    private static string Who(Account account) => string.Concat(new[] { account.FullName, account.Email }
        .Where(part => !string.IsNullOrWhiteSpace(part))
        .Select(part => $"{part} · "));

    protected override async Task LoadAsync()
    {
        _account = await Silo.Accounts.GetAsync(Name, Aborted);
        _tokens = await Silo.Accounts.ListTokensAsync(Name, Aborted).Take(MaxTokens).ToListAsync(Aborted);
    }

    private async Task CreateTokenAsync()
    {
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note;
        var hasEnd = !string.IsNullOrWhiteSpace(Days);
        var days = 0;
        if (hasEnd && (!int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out days)
            || days is < 1 or > MaxDays))
        {
            _mistake = $"'{Days}' is no number of days from 1 to {MaxDays}. No token was made.";
            return;
        }

        DateTimeOffset? end = hasEnd ? Clock.GetUtcNow().AddDays(days) : null;
        var created = await Silo.Accounts.TryCreateTokenAsync(Name, note, end, Aborted);
        (_created, _mistake) = (created.Value, created.Problem?.ToString());
        await TryLoadAsync();
    }
}
