using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>Why a job has no box yet, in words.</summary>
internal static class WaitText
{
    public static async Task WriteAsync(WaitExplanation wait, TextWriter writer)
    {
        foreach (var reason in wait.Reasons)
        {
            await writer.WriteLineAsync($"  waits: {reason.Text}");
        }

        if (wait.Position is { } position)
        {
            var kind = position.Kind switch
            {
                "estimate" => "about ",
                "at_least" => "at least ",
                _ => "",
            };
            await writer.WriteLineAsync(
                $"  place {kind}{position.Value.ToString(CultureInfo.InvariantCulture)} in its queue");
        }

        if (wait.EstimatedStart is { } start)
        {
            await writer.WriteLineAsync(
                $"  may start at {TimeText.Of(start.At)}, between {TimeText.Of(start.Low)} "
                + $"and {TimeText.Of(start.High)}");
        }
    }
}
