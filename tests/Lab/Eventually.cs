using System.Diagnostics;

namespace Boxyard.Tests.Lab;

/// <summary>Waits for what another process does and tells nobody: looked at again and again, within a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan timeout, string what)
    {
        using var timer = new PeriodicTimer(LookInterval);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(
                Stopwatch.GetElapsedTime(started) < timeout, $"Within {timeout} it did not happen that {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
