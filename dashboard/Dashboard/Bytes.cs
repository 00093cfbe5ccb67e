using System.Globalization;

namespace Boxyard.Dashboard;

/// <summary>Sizes as people read them: `812 B`, `3.4 kB`, `1.2 GB`, in powers of 1,000.</summary>
internal static class Bytes
{
    private static readonly string[] Units = ["kB", "MB", "GB", "TB"];

    public static string Of(long size)
    {
        if (size < 1000)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{size} B");
        }

        var value = size / 1000.0;
        var unit = 0;
        while (value >= 999.95 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {Units[unit]}");
    }
}
