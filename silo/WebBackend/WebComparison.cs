using System.Globalization;
using System.Text;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.WebBackend;

/// <summary>Compares the metrics of the newest attempts of two jobs, as a text.</summary>
internal sealed class WebComparison(IJobStore jobs, IResultStore results)
{
    public async Task<string> CompareAsync(string? first, string? second, CancellationToken cancellationToken)
    {
        var before = await FindAsync(first, cancellationToken);
        var after = await FindAsync(second, cancellationToken);
        if (before.Count == 0 || after.Count == 0)
        {
            return "No Data.";
        }

        var text = new StringBuilder();
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (!Equals(old, now))
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture, $"{Show(old),16} {Change(old, now),9} {Show(now),16}  {name}");
            }
        }

        return text.Length == 0 ? "No Difference." : text.ToString();
    }

    private async Task<Dictionary<string, double?>> FindAsync(string? shownId, CancellationToken cancellationToken)
    {
        if (!ShownId.TryParse(shownId, out var id)
            || await jobs.FindAsync(id.JobId, cancellationToken) is not { AttemptCount: > 0 } job)
        {
            return [];
        }

        var extracted = await results.GetExtractedAsync(job.Id, job.AttemptCount, cancellationToken);
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var metric in extracted.Metrics)
        {
            values[metric.Name] = metric.Value;
        }

        return values;
    }

    private static string Show(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "-";

    private static string Change(double? old, double? now) =>
        old is { } from && now is { } to && from != 0
            ? ((to - from) / Math.Abs(from)).ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture)
            : "";
}
