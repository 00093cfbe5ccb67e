using System.Text.Json;
using System.Text.Json.Serialization;
using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>A box as the silo shows it; its runs come with a single box, not in lists.</summary>
internal sealed record BoxView
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Macs { get; init; } = [];
    public IReadOnlyList<string> Queues { get; init; } = [];
    public string? Arch { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Memory { get; init; }
    public string? WtmpState { get; init; }
    public string? Ip { get; init; }
    public int? SshPort { get; init; }
    public DateTimeOffset? SeenAt { get; init; }
    public long? LiveJobId { get; init; }
    public int? LiveAttempt { get; init; }

    /// <summary>Null while it gets jobs.</summary>
    public BoxHold? Hold { get; init; }

    public int LostInARow { get; init; }
    public IReadOnlyList<BoxRun> Runs { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>One word: what it does, or why it does nothing.</summary>
    [JsonIgnore]
    public string State => Hold?.Kind ?? (LiveJobId is not null ? "busy" : WtmpState ?? "");

    public static string PathOf(string name) => $"/api/v1/testboxes/{Uri.EscapeDataString(name)}";

    public static Task<BoxView> ReadAsync(BoxyardClient client, string name, CancellationToken cancellationToken) =>
        client.Api.GetAsync<BoxView>(PathOf(name), cancellationToken);

    /// <summary>All of them, by name.</summary>
    public static async Task<IReadOnlyList<BoxView>> ListAsync(
        BoxyardClient client, CancellationToken cancellationToken)
    {
        var boxes = new List<BoxView>();
        string? next = null;
        do
        {
            var after = next is null ? "" : $"&next={Uri.EscapeDataString(next)}";
            var page = await client.Api.GetAsync<BoxPage>($"/api/v1/testboxes?page_size=500{after}", cancellationToken);
            boxes.AddRange(page.Testboxes);
            next = page.Next;
        }
        while (next is not null);

        return boxes;
    }
}
