namespace Boxyard.Cli;

/// <summary>Instants and spans as people read them; instants are UTC.</summary>
internal static class TimeText
{
    public static string Of(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'") ?? "-";

    public static string Of(TimeSpan span) => span < TimeSpan.FromMinutes(2)
        ? $"{span.TotalSeconds:0.0} s"
        : $"{(int)span.TotalMinutes} min {span.Seconds} s";
}
