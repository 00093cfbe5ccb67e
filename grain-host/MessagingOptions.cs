namespace Boxyard.GrainHost;

/// <summary>How grain calls are made.</summary>
public abstract class MessagingOptions
{
    /// <summary>
    /// How long a caller waits before its call ends in a <see cref="TimeoutException"/>. Default 30 s.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
