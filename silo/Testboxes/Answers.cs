using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>The fixed answers that boxes and their providers compare byte by byte.</summary>
internal static class Answers
{
    public static readonly ContentHttpResult Done = TypedResults.Text("Done", "text/html");

    /// <summary>A parameter is missing.</summary>
    public static readonly ContentHttpResult NoYet = TypedResults.Text("No yet!", "text/html");
}
