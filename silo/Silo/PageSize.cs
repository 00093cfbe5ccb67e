namespace Boxyard.Silo;

/// <summary>How long a page of a list is: the parameter `page_size` of every list.</summary>
internal static class PageSize
{
    public const int Default = 50;
    public const int Max = 500;

    /// <summary>A sentence; null when it may be used.</summary>
    public static string? FindProblem(int pageSize) =>
        pageSize is < 1 or > Max ? $"page_size: {pageSize} is not within 1 and {Max}." : null;
}
