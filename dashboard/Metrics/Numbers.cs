using System.Globalization;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Numbers as people read them: five digits that count, and changes in percent.</summary>
internal static class Numbers
{
    public static string Of(double value) => Math.Abs(value) is >= 1e5 and < 1e15
        ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>With its sign, for what cannot be told in percent.</summary>
    public static string Difference(double value) => $"{(value < 0 ? "−" : "+")}{Of(Math.Abs(value))}";

    /// <summary>In percent; of nothing, as a difference.</summary>
    public static string Change(double before, double after) =>
        before == 0 ? Difference(after) : Percent((after - before) / Math.Abs(before));

    public static string Percent(double share) => string.Create(
        CultureInfo.InvariantCulture, $"{(share > 0 ? "+" : share < 0 ? "−" : "±")}{Math.Abs(share) * 100:0.#} %");
}
