using System.Text.Json.Nodes;

namespace Boxyard.Builds;

/// <summary>Answers in the form of the old registry: compact JSON, its keys in order, and a newline.</summary>
internal static class BuildAnswers
{
    private const string JsonType = "application/json";

    public static IResult Json(JsonObject answer, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(Sorted(answer)!.ToJsonString() + "\n", JsonType, null, status);

    public static IResult Error(int status, string message) => Json(new JsonObject { ["error"] = message }, status);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject found => new JsonObject(found.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
