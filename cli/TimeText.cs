using System.Globalization;
using System.Text.RegularExpressions;

namespace Boxyard.Cli;

/// <summary>Instants and spans as people read and write them; instants are UTC.</summary>
internal static partial class TimeText
{
    public static string Of(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'") ?? "-";

    public static string Of(TimeSpan span) => span < TimeSpan.FromMinutes(2)
        ? $"{span.TotalSeconds:0.0} s"
        : span < TimeSpan.FromHours(2)
        ? $"{(int)span.TotalMinutes} min {span.Seconds} s"
        : $"{(int)span.TotalHours} h {span.Minutes} min";

    /// <summary>An age such as `12h`, or an instant; null for null.</summary>
    public static DateTimeOffset? Parse(string? text, TimeProvider clock)
    {
        if (text is null)
        {
            return null;
        }

        var age = Age().Match(text);
        if (age.Success && int.TryParse(age.Groups["count"].Value, out var count))
        {
            return clock.GetUtcNow() - (count * UnitOf(age.Groups["unit"].Value));
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new UsageException(
                $"'{text}' is no time: write an age such as 30m, 12h, 7d, or 2026-11-22T10:00Z.");
    }

    private static TimeSpan UnitOf(string unit) => unit switch
    {
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    [GeneratedRegex("^(?<count>[0-9]{1,6})(?<unit>[smhdw])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Age();
}
