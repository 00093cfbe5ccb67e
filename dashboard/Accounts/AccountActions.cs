using Boxyard.Client;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Accounts;

/// <summary>What the forms of the pages about accounts post.</summary>
internal static class AccountActions
{
    public static void MapAccountActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/accounts/new", CreateAsync).WithFormProtection();
        routes.MapPost("/accounts/{name}/role", ChangeRoleAsync).WithFormProtection();
        routes.MapPost("/accounts/{name}/disable", DisableAsync).WithFormProtection();
        routes.MapPost("/accounts/{name}/enable", EnableAsync).WithFormProtection();
        routes.MapPost("/accounts/{name}/tokens/{id:long}/revoke", RevokeAsync).WithFormProtection();
    }

    private static async Task<IResult> CreateAsync(
        [FromForm] string name,
        [FromForm] AccountRole role,
        [FromForm] string? fullName,
        [FromForm] string? email,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var created = await silo.Accounts.TryCreateAsync(
            name.Trim(), role, Text(email), Text(fullName), cancellationToken);
        return created.Succeeded
            ? TypedResults.LocalRedirect(AccountLinks.Account(created.Value.Name))
            : FormAnswers.Of(created.Problem);
    }

    private static Task<IResult> ChangeRoleAsync(
        string name, [FromForm] AccountRole role, BoxyardClient silo, CancellationToken cancellationToken) =>
        ChangeAsync(name, new AccountChange { Role = role }, silo, cancellationToken);

    private static Task<IResult> DisableAsync(string name, BoxyardClient silo, CancellationToken cancellationToken) =>
        ChangeAsync(name, new AccountChange { Disabled = true }, silo, cancellationToken);

    private static Task<IResult> EnableAsync(string name, BoxyardClient silo, CancellationToken cancellationToken) =>
        ChangeAsync(name, new AccountChange { Disabled = false }, silo, cancellationToken);

    private static async Task<IResult> RevokeAsync(
        string name, long id, BoxyardClient silo, CancellationToken cancellationToken)
    {
        var revoked = await silo.Accounts.TryRevokeTokenAsync(id, cancellationToken);
        return revoked.Succeeded
            ? TypedResults.LocalRedirect(AccountLinks.Account(name))
            : FormAnswers.Of(revoked.Problem);
    }

    private static async Task<IResult> ChangeAsync(
        string name, AccountChange change, BoxyardClient silo, CancellationToken cancellationToken)
    {
        var changed = await silo.Accounts.TryChangeAsync(name, change, cancellationToken);
        return changed.Succeeded
            ? TypedResults.LocalRedirect(AccountLinks.Account(name))
            : FormAnswers.Of(changed.Problem);
    }

    private static string? Text(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();
}
