using Boxyard.Accounts;
using Boxyard.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// For load balancers and supervisors: live means the process answers, ready means its database does.
/// </summary>
internal static partial class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").For(RouteAccess.Everybody).WithTags("Health");

        group.MapRead("/live", GetLive).WithSummary("The process answers");
        group.MapRead("/ready", GetReadyAsync).WithSummary("The database answers too");
    }

    private static Ok<HealthAnswer> GetLive() => TypedResults.Ok(new HealthAnswer("live"));

    private static async Task<Results<Ok<HealthAnswer>, ProblemHttpResult>> GetReadyAsync(
        IStoreHealth store,
        IOptions<SiloOptions> options,
        TimeProvider clock,
        ILogger<HealthAnswer> logger,
        CancellationToken cancellationToken)
    {
        try
        {
            await store.CheckAsync(cancellationToken).WaitAsync(options.Value.ReadyTimeout, clock, cancellationToken);
            return TypedResults.Ok(new HealthAnswer("ready"));
        }
        catch (Exception failure) when (failure is StoreException or TimeoutException)
        {
            // Caught here, since "not ready" is an answer of this route and no failure of it.
            LogNotReady(logger, failure);
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                $"The database failed or did not answer within {options.Value.ReadyTimeout.TotalSeconds} s; " +
                "the log says more.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: the database does not answer")]
    private static partial void LogNotReady(ILogger logger, Exception failure);
}
