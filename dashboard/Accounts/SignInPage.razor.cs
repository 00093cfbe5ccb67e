using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>Takes the token of an account and leads back to where the visitor came from.</summary>
public sealed partial class SignInPage
{
    private string? _mistake;

    /// <summary>The page to go on to.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Token { get; set; }

    [Inject]
    private SiloClients Clients { get; set; } = null!;

    [Inject]
    private Visitors Visitors { get; set; } = null!;

    private async Task SignInAsync()
    {
        var token = Token?.Trim() ?? "";
        if (token.Length == 0 || !token.All(character => character is > ' ' and < '\u007F'))
        {
            Refuse("Give the token as it was handed out: one word.");
            return;
        }

        var answer = await Clients.Of(token).Accounts.TryGetIdentityAsync(HttpContext!.RequestAborted);
        if (!answer.Succeeded)
        {
            Refuse(answer.Problem.Status == StatusCodes.Status401Unauthorized
                ? "The silo does not know this token, or it is no longer valid."
                : answer.Problem.ToString());
            return;
        }

        Visitors.Forget(token);
        await VisitorAccess.SignInAsync(HttpContext, answer.Value, token);
        Navigation.NavigateTo(LocalPage.Of(To));
    }

    private void Refuse(string mistake)
    {
        _mistake = mistake;
        HttpContext!.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
