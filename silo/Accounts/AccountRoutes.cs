using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Making and changing accounts.</summary>
internal static class AccountRoutes
{
    public static void MapAccountChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAccountGroup().For(RouteAccess.Administering);

        group.MapRead("/accounts", ListAsync).WithSummary("Lists the accounts by name");
        group.MapRead("/accounts/{name}", GetAsync).WithSummary("One account");
        group.MapPost("/accounts", CreateAsync)
            .Accepts<AccountRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Creates an account: viewer, submitter, operator, admin or box");
        group.MapPatch("/accounts/{name}", ChangeAsync)
            .Accepts<AccountRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Changes an account's role, email or full name, or disables it");
    }

    public static ProblemHttpResult Taken(string name) => Problems.Of(
        StatusCodes.Status409Conflict,
        $"Another account has the name '{name}', or the email. GET /api/v1/accounts lists those that are.");

    public static ProblemHttpResult NoAccount(string name) =>
        Problems.NotFound($"There is no account '{name}'. GET /api/v1/accounts lists those that are.");

    private static async Task<Results<Ok<AccountPageAnswer>, ProblemHttpResult>> ListAsync(
        IAccountStore accounts,
        CancellationToken cancellationToken,
        string? next = null,
        int page_size = PageSize.Default)
    {
        var problem = PageSize.FindProblem(page_size)
            ?? (next is not null && AccountText.FindNameProblem(next) is not null ? "next: it is no name." : null);
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var page = await accounts.ListAsync(next ?? "", page_size, cancellationToken);
        return TypedResults.Ok(new AccountPageAnswer
        {
            Accounts = page,
            Next = page.Count == page_size ? page[^1].Name : null,
        });
    }

    private static async Task<Results<Ok<AccountRecord>, ProblemHttpResult>> GetAsync(
        string name, IAccountStore accounts, CancellationToken cancellationToken) =>
        AccountText.FindNameProblem(name) is null && await accounts.FindAsync(name, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : NoAccount(name);

    private static async Task<Results<Created<AccountRecord>, ProblemHttpResult>> CreateAsync(
        HttpContext context, JsonBody body, IAccountStore accounts, CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync<AccountRequest>(context.Request, cancellationToken);
        var problem = AccountText.FindNameProblem(sent.Name)
            ?? sent.FindProblem()
            ?? (sent.Role is null ? "role: say viewer, submitter, operator, admin or box." : null)
            ?? (sent.Disabled is null ? null : "disabled: an account is disabled when it is there, by PATCH.");
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var role = sent.Role!.Value;
        var account = new NewAccount { Name = sent.Name!, Email = sent.Email, FullName = sent.FullName, Role = role };
        var audit = AuditNote.EntryOf(context, account.Name, $"role {AccessProblems.Word(role)}");
        return await accounts.CreateAsync(account, audit, cancellationToken) == AccountOutcome.Done
            ? TypedResults.Created(
                $"/api/v1/accounts/{Uri.EscapeDataString(account.Name)}",
                await accounts.FindAsync(account.Name, cancellationToken))
            : Taken(account.Name);
    }

    private static async Task<Results<Ok<AccountRecord>, ProblemHttpResult>> ChangeAsync(
        string name,
        HttpContext context,
        JsonBody body,
        IAccountStore accounts,
        TokenCache cache,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync<AccountRequest>(context.Request, cancellationToken);
        var problem = sent.FindProblem() ?? (sent.Name is null ? null : "name: a name is never changed.");
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        if (AccountText.FindNameProblem(name) is not null)
        {
            return NoAccount(name);
        }

        var change = new AccountChange
        {
            Role = sent.Role,
            IsDisabled = sent.Disabled,
            Email = sent.Email,
            FullName = sent.FullName,
        };
        var audit = AuditNote.EntryOf(context, name, Describe(sent));
        var outcome = await accounts.ChangeAsync(name, change, audit, cancellationToken);
        cache.Clear();
        return outcome switch
        {
            AccountOutcome.Done => TypedResults.Ok(await accounts.FindAsync(name, cancellationToken)),
            AccountOutcome.NotFound => NoAccount(name),
            AccountOutcome.Taken => Taken(name),
            AccountOutcome.LastAdmin => Problems.Of(
                StatusCodes.Status409Conflict,
                $"'{name}' is the only admin that is not disabled. Make another first."),
            AccountOutcome.Refused or _ => throw new InvalidOperationException($"{outcome} is no outcome of a change."),
        };
    }

    private static string Describe(AccountRequest sent)
    {
        var changes = new List<string>();
        AddIf(sent.Role is not null, $"role {AccessProblems.Word(sent.Role ?? default)}");
        AddIf(sent.Disabled == true, "disabled");
        AddIf(sent.Disabled == false, "enabled");
        AddIf(sent.Email is not null, $"email {sent.Email}");
        AddIf(sent.FullName is not null, $"full name {sent.FullName}");
        return string.Join(", ", changes);

        void AddIf(bool isSaid, string change)
        {
            if (isSaid)
            {
                changes.Add(change);
            }
        }
    }
}
