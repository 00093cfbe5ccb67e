using System.Diagnostics;

namespace Boxyard.Tests;

/// <summary>
/// Waits for what another thread or process does and tells nobody: looked at again and again, within a bound.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task BecomesTrueAsync(Func<bool> condition) => BecomesTrueAsync(() => Task.FromResult(condition()));

    public static Task BecomesTrueAsync(Func<Task<bool>> condition) => TrueAsync(condition, Patience, "what was awaited");

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
