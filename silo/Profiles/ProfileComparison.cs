using System.Text.Json.Nodes;

namespace Boxyard.Profiles;

/// <summary>Puts two profiles side by side: each number of each target that both have run.</summary>
internal static class ProfileComparison
{
    private static readonly HashSet<string> NoMeasures = ["target", "job_id", "attempt", "sample_count"];

    /// <summary>Both are JSON lists with an object for each target.</summary>
    public static JsonArray Write(string first, string second)
    {
        var others = Read(second).DistinctBy(TargetOf).ToDictionary(TargetOf);
        var compared = new JsonArray();
        foreach (var one in Read(first).DistinctBy(TargetOf))
        {
            if (others.TryGetValue(TargetOf(one), out var other))
            {
                compared.Add(new JsonObject
                {
                    ["target"] = TargetOf(one),
                    ["arguments_a"] = one["arguments"]?.DeepClone(),
                    ["arguments_b"] = other["arguments"]?.DeepClone(),
                    ["measures"] = Measures(one, other),
                });
            }
        }

        return compared;
    }

    private static JsonObject Measures(JsonObject one, JsonObject other)
    {
        var measures = new JsonObject();
        foreach (var (name, value) in one)
        {
            if (!NoMeasures.Contains(name) && Number(value) is { } a && Number(other[name]) is { } b)
            {
                measures[name] = new JsonObject
                {
                    ["a"] = a,
                    ["b"] = b,
                    ["change"] = Finite(b - a),
                    ["ratio"] = a == 0 ? null : Finite(Math.Round(b / a, 4)),
                };
            }
        }

        return measures;
    }

    /// <summary>JSON has no other numbers.</summary>
    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private static IEnumerable<JsonObject> Read(string profile) =>
        (JsonNode.Parse(profile) as JsonArray ?? []).OfType<JsonObject>();

    private static double TargetOf(JsonObject profile) => Number(profile["target"]) ?? -1;

    private static double? Number(JsonNode? value) =>
        value is JsonValue number && number.TryGetValue(out double found) ? Finite(found) : null;
}
