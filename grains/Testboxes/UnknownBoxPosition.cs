using System.Globalization;

namespace Boxyard.Testboxes;

/// <summary>Where a page of unknown boxes ended. Written `MICROSECONDS.MAC` in an address.</summary>
public sealed record UnknownBoxPosition(DateTimeOffset SeenAt, string Mac)
{
    public static UnknownBoxPosition? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && micros <= DateTimeOffset.MaxValue.Subtract(DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            && MacAddress.Normalize(text[(dot + 1)..]) is { } mac
            ? new UnknownBoxPosition(DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), mac)
            : null;
    }

    public override string ToString()
    {
        var micros = (SeenAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{micros}.{Mac}");
    }
}
