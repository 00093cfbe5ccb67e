namespace Boxyard.Storage;

/// <summary>A transaction of the group commit while it runs.</summary>
internal sealed class Batch(IWriteSession session, BatchStart start, BatchEffects effects)
{
    public IWriteSession Session { get; } = session;

    public long Number { get; } = start.Number;

    /// <summary>The batch's time, in microseconds.</summary>
    public long NowMicros { get; } = start.Now;

    public DateTimeOffset Now { get; } = Micros.ToInstant(start.Now);

    public BatchEffects Effects { get; } = effects;
}
