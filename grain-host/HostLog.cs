namespace Boxyard.GrainHost;

/// <summary>What the host writes to the log: failures that no caller learns of.</summary>
internal static partial class HostLog
{
    [LoggerMessage(LogLevel.Error, "A timer callback of {Grain} failed; the timer goes on.")]
    internal static partial void TimerCallbackFailed(this ILogger logger, Exception exception, string grain);

    [LoggerMessage(LogLevel.Error, "The deactivation of {Grain} failed; the activation is dropped.")]
    internal static partial void DeactivationFailed(this ILogger logger, Exception exception, string grain);
}
