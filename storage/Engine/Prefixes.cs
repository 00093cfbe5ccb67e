namespace Boxyard.Storage;

/// <summary>Prefixes as ranges, which plain indexes serve: the text columns are compared by bytes.</summary>
internal static class Prefixes
{
    /// <summary>Above every text that starts with `prefix`: no UTF-8 text continues higher than the last code point.</summary>
    public static string EndOf(string prefix) => prefix + "\U0010FFFF";
}
