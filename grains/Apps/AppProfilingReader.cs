using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>Reads the field `profiling` of a spec. What it does not know inside is kept.</summary>
internal static class AppProfilingReader
{
    private const int MaxLength = 4096;
    private const int MaxTargets = 50;

    private static readonly string[] Metrics = ["system", "gpu-summary"];

    /// <summary>Null when it is not to be profiled.</summary>
    public static AppProfiling? Read(JsonNode? node)
    {
        var fields = AppSpecFields.FindObject(node, "Field profiling has to be an object");
        if (fields is not { Count: > 0 })
        {
            return null;
        }

        var targets = AppSpecFields.FindArray(fields["targets"], "Field profile targets has to be an array");
        AppSpecFields.Require(targets is { Count: > 0 }, "Field target is missing in profiling");
        AppSpecFields.Require(targets!.Count <= MaxTargets, $"profiling has more than {MaxTargets} targets");
        AppSpecFields.Require(fields["metrics"] is not null, "No profiling metrics defined");
        var metrics = AppSpecFields.FindArray(fields["metrics"], "Field profile metrics has to be an array")!;
        AppSpecFields.Require(metrics.Count > 0, "No profiling metrics defined");
        foreach (var metric in metrics)
        {
            AppSpecFields.Require(
                AppSpecFields.IsText(metric) && Metrics.Contains(metric!.GetValue<string>(), StringComparer.Ordinal),
                $"Input field {metric?.ToString() ?? "null"} not supported");
        }

        return new AppProfiling
        {
            Targets = [.. targets.Select(ReadTarget)],
            Metrics = [.. metrics.Select(metric => metric!.GetValue<string>())],
            Text = AppSpecFields.Json(fields, "profiling", MaxLength),
        };
    }

    private static AppProfileTarget ReadTarget(JsonNode? node)
    {
        var fields = AppSpecFields.FindObject(node, "Each target of profiling has to be an object") ?? [];
        var timeout = fields["timeout"];
        var seconds = 0.0;
        AppSpecFields.Require(
            timeout is null
                || (timeout.GetValueKind() == JsonValueKind.Number
                    && double.TryParse(timeout.ToJsonString(), out seconds)
                    && double.IsFinite(seconds) && seconds >= 0),
            "timeout of a profiling target has to be a number of seconds, 0 for none");
        return new AppProfileTarget { Args = AppSpecFields.Text(fields, "args"), Timeout = seconds };
    }
}
