using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Admins by one-time tokens, and who one is.</summary>
internal static class LoginRoutes
{
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapAccountGroup();

        group.MapPost("/login", LogInAsync).For(RouteAccess.Everybody)
            .Accepts<LoginRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Makes an admin, or gives one another token, by a one-time token that the silo printed");
        group.MapRead("/whoami", GetWho).For(RouteAccess.SignedIn)
            .WithSummary("The account of the token that was sent");
    }

    private static async Task<Results<Created<NewTokenAnswer>, ProblemHttpResult>> LogInAsync(
        HttpContext context,
        JsonBody body,
        IAccountStore accounts,
        WrongTokens wrong,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync<LoginRequest>(context.Request, cancellationToken);
        var problem = AccountText.FindNameProblem(sent.Name)
            ?? AccountText.FindTextProblem("email", sent.Email)
            ?? AccountText.FindTextProblem("full_name", sent.FullName);
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var token = TokenText.New(TokenText.AccountPrefix);
        var admin = new NewAccount
        {
            Name = sent.Name!,
            Email = sent.Email,
            FullName = sent.FullName,
            Role = AccountRole.Admin,
        };
        var outcome = await accounts.SetUpAsync(
            TokenText.HashOf(sent.Token ?? ""),
            admin,
            new NewToken
            {
                Account = admin.Name,
                Hash = TokenText.HashOf(token),
                Prefix = TokenText.PrefixOf(token),
                Note = "By a one-time token.",
            },
            AuditNote.EntryOf(context, admin.Name),
            cancellationToken);
        return outcome switch
        {
            AccountOutcome.Done => TypedResults.Created(
                (string?)null, new NewTokenAnswer { Token = token, Account = admin.Name }),
            AccountOutcome.Taken => AccountRoutes.Taken(admin.Name),
            AccountOutcome.Refused => AccessProblems.WrongToken(
                context, wrong.Add(context.Connection.RemoteIpAddress)),
            AccountOutcome.NotFound or AccountOutcome.LastAdmin or _ =>
                throw new InvalidOperationException($"{outcome} is no outcome of a login."),
        };
    }

    private static Ok<WhoAnswer> GetWho(HttpContext context)
    {
        var caller = Caller.Find(context)!;
        return TypedResults.Ok(new WhoAnswer(caller.Account, caller.Role));
    }
}
