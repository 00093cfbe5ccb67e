using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>How long a run may take, from what the job says.</summary>
internal static class RunTimeouts
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(30);

    /// <summary>`timeout`, else `runtime` with room for its preparation, else the default.</summary>
    public static TimeSpan Of(JobFields fields, TimeSpan defaultTimeout)
    {
        var timeout = Seconds(fields, "timeout", min: 1);
        var runtime = Seconds(fields, "runtime", min: 0);
        if (timeout is not null)
        {
            return TimeSpan.FromSeconds(timeout.Value);
        }

        return runtime is null ? defaultTimeout : TimeSpan.FromSeconds(Math.Ceiling(WithRoom(runtime.Value)));
    }

    private static double WithRoom(double runtime) => runtime + Math.Max(runtime / 8, 300) + Math.Sqrt(runtime);

    /// <summary>Seconds, or a number with one of the units s, m, h, d, w.</summary>
    private static double? Seconds(JobFields fields, string field, double min)
    {
        if (fields.Text(field) is not { } text)
        {
            return null;
        }

        var unit = text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            'w' => 7 * 86400,
            _ => 0,
        };
        var digits = unit == 0 ? text : text[..^1];
        if (double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * Math.Max(unit, 1) is var seconds && seconds >= min && seconds <= Max.TotalSeconds)
        {
            return seconds;
        }

        var value = JobFields.DescribeValue(fields.Node(field)!);
        fields.Fail(
            field,
            $"'{field}' is {value}; it must be seconds from {min} to {Max.TotalSeconds}, or a number with s, m, h, d "
            + "or w.");
        return null;
    }
}
