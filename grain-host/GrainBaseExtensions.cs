namespace Boxyard.GrainHost;

/// <summary>What a grain asks of its own activation.</summary>
public static class GrainBaseExtensions
{
    /// <summary>
    /// Calls back at the due time, and a period after each callback has ended; an infinite period means once. A tick
    /// does not keep the activation from being collected.
    /// </summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        Activation.Of(grain).Instance.AddTimer(callback, dueTime, period);
}
