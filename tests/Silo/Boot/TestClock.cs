namespace Boxyard.Tests.Silo.Boot;

/// <summary>Stands still until the test moves it.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Move(TimeSpan span) => _ticks += span.Ticks;
}
