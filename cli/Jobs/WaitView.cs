using System.Globalization;
using System.Text.Json;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>Why a job has no box yet, as the silo tells it.</summary>
internal sealed record WaitView
{
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public Place? Position { get; init; }

    public Estimate? EstimatedStart { get; init; }

    /// <summary>What a newer silo says beyond this.</summary>
    [System.Text.Json.Serialization.JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();

    public static Task<WaitView> ReadAsync(BoxyardClient client, long jobId, CancellationToken cancellationToken) =>
        client.Api.GetAsync<WaitView>($"/api/v1/jobs/{jobId}/wait-reason", cancellationToken);

    public async Task WriteAsync(TextWriter writer)
    {
        foreach (var reason in Reasons)
        {
            await writer.WriteLineAsync($"  waits: {reason.Text}");
        }

        if (Position is not null)
        {
            var kind = Position.Kind switch
            {
                "estimate" => "about ",
                "at_least" => "at least ",
                _ => "",
            };
            await writer.WriteLineAsync(
                $"  place {kind}{Position.Value.ToString(CultureInfo.InvariantCulture)} in its queue");
        }

        if (EstimatedStart is not null)
        {
            await writer.WriteLineAsync(
                $"  may start at {TimeText.Of(EstimatedStart.At)}, between {TimeText.Of(EstimatedStart.Low)} "
                + $"and {TimeText.Of(EstimatedStart.High)}");
        }
    }

    internal sealed record Reason(string Code, string Text);

    internal sealed record Place(long Value, string Kind);

    internal sealed record Estimate(DateTimeOffset At, DateTimeOffset Low, DateTimeOffset High);
}
