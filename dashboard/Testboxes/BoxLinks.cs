namespace Boxyard.Dashboard.Testboxes;

/// <summary>The addresses of the pages about boxes.</summary>
internal static class BoxLinks
{
    public static string Box(string name) => $"/boxes/{Uri.EscapeDataString(name)}";

    /// <summary>The boxes that match all of these words.</summary>
    public static string Boxes(string search) => $"/boxes?q={Uri.EscapeDataString(search)}";
}
