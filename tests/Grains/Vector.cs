using System.Text.Json.Nodes;

namespace Boxyard.Tests.Grains;

/// <summary>Rows of the files in Vectors/: exact inputs and outputs that existing clients rely on.</summary>
internal static class Vector
{
    public static IEnumerable<JsonObject> Rows(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Grains", "Vectors", file);
        return JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select(row => row!.AsObject());
    }
}
