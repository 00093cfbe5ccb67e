using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>Events that change no state. The outcome is their number.</summary>
internal sealed class AppendCommand(IReadOnlyList<JobEvent> events) : WriteCommandOf<int>
{
    public IReadOnlyList<JobEvent> Events { get; } = events;

    public override int RowCount => Events.Count;
}
