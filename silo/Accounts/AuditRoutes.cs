using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Accounts;

/// <summary>Who did what.</summary>
internal static class AuditRoutes
{
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapAccountGroup()
        .For(RouteAccess.Administering)
        .MapRead("/audit", ListAsync)
        .WithSummary("Changes by accounts, newest first, by account, from, to, and how action and target begin");

    private static async Task<Results<Ok<AuditPageAnswer>, ProblemHttpResult>> ListAsync(
        IAuditStore audit,
        CancellationToken cancellationToken,
        string? account = null,
        string? action = null,
        string? target = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        long? next = null,
        int page_size = PageSize.Default)
    {
        var hasNul = $"{account}{action}{target}".Contains('\0', StringComparison.Ordinal);
        var problem = PageSize.FindProblem(page_size) ?? (hasNul ? "A NUL is in no entry of the audit." : null);
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var filter = new AuditFilter
        {
            Account = account,
            Action = action,
            Target = target,
            From = from,
            To = to,
            BeforeId = next,
            PageSize = page_size,
        };
        var page = await audit.ListAsync(filter, cancellationToken);
        return TypedResults.Ok(new AuditPageAnswer
        {
            Entries = page,
            Next = page.Count == page_size ? page[^1].Id : null,
        });
    }
}
