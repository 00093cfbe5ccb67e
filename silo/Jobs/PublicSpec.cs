using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>A stored job as anybody may see it: without what only its box may know.</summary>
internal static class PublicSpec
{
    private static readonly string[] Hidden =
    [
        "secrets", "my_token", "my_uuid", "job_token", "my_ssh_pubkey", "notify_url",
    ];

    public static JsonObject Parse(string spec) => Of(JsonNode.Parse(spec)!.AsObject());

    /// <summary>Takes the object over.</summary>
    public static JsonObject Of(JsonObject spec)
    {
        foreach (var field in Hidden)
        {
            spec.Remove(field);
        }

        return spec;
    }
}
