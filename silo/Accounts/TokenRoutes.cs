using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Making and revoking tokens.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAccountGroup().For(RouteAccess.Administering);

        group.MapRead("/tokens", ListAsync).WithSummary("Lists tokens, newest first, by account; never their texts");
        group.MapPost("/tokens", CreateAsync)
            .Accepts<TokenRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Makes a token of an account and tells it, once");
        group.MapDelete("/tokens/{id:long}", RevokeAsync).WithSummary("Revokes a token; can be repeated");
    }

    private static async Task<Results<Ok<TokenPageAnswer>, ProblemHttpResult>> ListAsync(
        IAccountStore accounts,
        CancellationToken cancellationToken,
        string? account = null,
        long? next = null,
        int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        if (account is not null && AccountText.FindNameProblem(account) is not null)
        {
            return Problems.BadRequest($"account: '{account}' is no name of an account.");
        }

        var page = await accounts.ListTokensAsync(account, next, page_size, cancellationToken);
        return TypedResults.Ok(new TokenPageAnswer
        {
            Tokens = page,
            Next = page.Count == page_size ? page[^1].Id : null,
        });
    }

    private static async Task<Results<Created<NewTokenAnswer>, ProblemHttpResult>> CreateAsync(
        HttpContext context,
        JsonBody body,
        IAccountStore accounts,
        IJobStore jobs,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync<TokenRequest>(context.Request, cancellationToken);
        var isPast = sent.ExpiresAt is not null && sent.ExpiresAt <= await jobs.GetNowAsync(cancellationToken);
        var problem = AccountText.FindTextProblem("note", sent.Note)
            ?? (isPast ? $"expires_at: {sent.ExpiresAt:O} is over." : null)
            ?? (AccountText.FindNameProblem(sent.Account) is null ? null : "account: say whose it is to be.");
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var token = TokenText.New(TokenText.AccountPrefix);
        var stored = await accounts.CreateTokenAsync(
            new NewToken
            {
                Account = sent.Account!,
                Hash = TokenText.HashOf(token),
                Prefix = TokenText.PrefixOf(token),
                Note = sent.Note,
                ExpiresAt = sent.ExpiresAt,
            },
            AuditNote.EntryOf(context, sent.Account, sent.Note),
            cancellationToken);
        return stored is null
            ? AccountRoutes.NoAccount(sent.Account!)
            : TypedResults.Created(
                (string?)null,
                new NewTokenAnswer
                {
                    Token = token,
                    Account = stored.Account,
                    Id = stored.Id,
                    ExpiresAt = stored.ExpiresAt,
                });
    }

    private static async Task<Results<Ok<TokenRecord>, ProblemHttpResult>> RevokeAsync(
        long id, HttpContext context, IAccountStore accounts, TokenCache cache, CancellationToken cancellationToken)
    {
        var found = await accounts.FindTokenAsync(id, cancellationToken);
        if (found is null)
        {
            return Problems.NotFound($"There is no token {id}. GET /api/v1/tokens lists those that are.");
        }

        var audit = AuditNote.EntryOf(context, $"{found.Account}/{id}");
        await accounts.RevokeTokenAsync(id, audit, cancellationToken);
        cache.Clear();
        return TypedResults.Ok(await accounts.FindTokenAsync(id, cancellationToken));
    }
}
