namespace Boxyard.Client;

/// <summary>Which of the newest events are wanted.</summary>
public sealed record NewestEventsQuery
{
    /// <summary>Such as `state_changed`; null means any.</summary>
    public string? Kind { get; init; }

    /// <summary>Of jobs or boxes; null means any.</summary>
    public string? Group { get; init; }

    /// <summary>A box's name; null means any, and none.</summary>
    public string? Testbox { get; init; }

    /// <summary>
    /// Only events with a lower id: the <see cref="EventPage.Next"/> of the page before. Default: the newest.
    /// </summary>
    public long? BeforeId { get; init; }

    /// <summary>1 to 500. Default 50.</summary>
    public int PageSize { get; init; } = 50;
}
