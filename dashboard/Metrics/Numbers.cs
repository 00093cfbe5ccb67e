using System.Globalization;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Numbers as people read them: five digits that count, and changes in percent.</summary>
internal static class Numbers
{
    public static string Of(double value) => Math.Abs(value) is >= 1e5 and < 1e15
        ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("G5", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(
        CultureInfo.InvariantCulture, $"{(share > 0 ? "+" : share < 0 ? "−" : "±")}{Math.Abs(share) * 100:0.#} %");
}
