using System.Globalization;

namespace Boxyard.Dashboard;

/// <summary>Where a page of a list begins, as addresses say it.</summary>
internal static class PageId
{
    /// <summary>Null for what is no id: the list begins with its newest.</summary>
    public static long? Read(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
