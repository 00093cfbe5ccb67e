using Boxyard.Client;

namespace Boxyard.Dashboard;

/// <summary>The status of an answer that does not show what was asked for.</summary>
internal static class PageStatus
{
    /// <summary>As the silo answered; 502 when it did not, or failed itself.</summary>
    public static int Of(Problem problem) => problem switch
    {
        { Status: >= 400 and < 500 } => problem.Status,
        { Kind: ProblemKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: ProblemKind.Rejected } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status502BadGateway,
    };

    public static void Set(HttpContext? context, Problem problem)
    {
        if (context is { Response.HasStarted: false })
        {
            context.Response.StatusCode = Of(problem);
        }
    }
}
