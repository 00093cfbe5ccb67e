namespace Boxyard.Tests.Silo;

/// <summary>The machine's clock, set wrong: timers and spans run on, as they do when somebody sets the time.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shiftTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    public void Shift(TimeSpan span) => Interlocked.Add(ref _shiftTicks, span.Ticks);
}
