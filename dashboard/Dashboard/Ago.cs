using System.Globalization;

namespace Boxyard.Dashboard;

/// <summary>Times and spans as people read them; the exact instant is always beside them, in a title.</summary>
internal static class Ago
{
    /// <summary>Such as `3 m ago`, `in 40 s`, `2 d ago`.</summary>
    public static string Of(DateTimeOffset instant, DateTimeOffset now) =>
        instant <= now ? $"{Span(now - instant)} ago" : $"in {Span(instant - now)}";

    /// <summary>The two largest units: `52 s`, `3 m 20 s`, `5 h 10 m`, `12 d`.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalSeconds: < 60 } => Text($"{span.Seconds} s"),
        { TotalMinutes: < 60, Seconds: 0 } => Text($"{span.Minutes} m"),
        { TotalMinutes: < 60 } => Text($"{span.Minutes} m {span.Seconds} s"),
        { TotalHours: < 24 } => span.Minutes == 0 ? Text($"{span.Hours} h") : Text($"{span.Hours} h {span.Minutes} m"),
        { TotalDays: < 4 } => span.Hours == 0 ? Text($"{span.Days} d") : Text($"{span.Days} d {span.Hours} h"),
        _ => Text($"{span.Days} d"),
    };

    public static string Exact(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
