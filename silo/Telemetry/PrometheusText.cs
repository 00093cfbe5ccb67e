using System.Globalization;
using System.Text;

namespace Boxyard.Telemetry;

/// <summary>Writes metrics in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>`boxyard.commit.duration` in seconds is `boxyard_commit_duration_seconds`.</summary>
    public static string NameOf(string instrument, string? unit, MetricKind kind)
    {
        var name = instrument.Replace('.', '_');
        name += unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return kind == MetricKind.Counter ? name + "_total" : name;
    }

    public static string Labels(string[] names, LabelValues values)
    {
        object?[] all = [values.First, values.Second, values.Third];
        return string.Join(
            ',', names.Select((name, index) => $"{name.Replace('.', '_')}=\"{Escape(all[index]?.ToString() ?? "")}\""));
    }

    public static void Write(StringBuilder text, MetricFamily family)
    {
        text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Description).Append('\n');
        text.Append("# TYPE ").Append(family.Name).Append(' ');
        text.Append(family.Kind.ToString().ToLowerInvariant()).Append('\n');
        foreach (var series in family.Series)
        {
            if (family.Kind == MetricKind.Histogram)
            {
                WriteHistogram(text, family, series);
            }
            else
            {
                WriteValue(text, family.Name, series.Labels, series.Sum);
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, MetricFamily family, MetricSeries series)
    {
        var labels = series.Labels.Length == 0 ? "" : series.Labels + ",";
        var count = 0L;
        for (var index = 0; index <= family.Bounds.Length; index++)
        {
            count += series.BucketCount(index);
            var bound = index < family.Bounds.Length ? Number(family.Bounds[index]) : "+Inf";
            WriteValue(text, family.Name + "_bucket", $"{labels}le=\"{bound}\"", count);
        }

        WriteValue(text, family.Name + "_sum", series.Labels, series.Sum);
        WriteValue(text, family.Name + "_count", series.Labels, count);
    }

    private static void WriteValue(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
