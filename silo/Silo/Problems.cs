using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Silo;

/// <summary>Error answers as problem details. The detail says what was wrong, where, and what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
