using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>The fixed answers that boxes and their providers compare byte by byte.</summary>
internal static class Answers
{
    public static readonly ContentHttpResult Done = TypedResults.Text("Done", "text/html");

    /// <summary>A parameter is missing.</summary>
    public static readonly ContentHttpResult NoYet = TypedResults.Text("No yet!", "text/html");

    /// <summary>A JSON string: what `cci return` waits for.</summary>
    public static readonly ContentHttpResult Success = TypedResults.Text("\"success\"", "application/json");

    /// <summary>The old scheduler knows one status for everything that went wrong.</summary>
    public static ContentHttpResult Failure(string text) =>
        TypedResults.Text(text, "text/plain", statusCode: StatusCodes.Status500InternalServerError);
}
