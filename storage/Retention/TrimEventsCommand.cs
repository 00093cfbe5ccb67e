namespace Boxyard.Storage.Retention;

/// <summary>Forgets events of no job. The outcome is how many.</summary>
internal sealed class TrimEventsCommand(DateTimeOffset before, int maxCount) : WriteCommandOf<int>
{
    public DateTimeOffset Before { get; } = before;

    public int MaxCount { get; } = maxCount;

    public override int RowCount => MaxCount;
}
