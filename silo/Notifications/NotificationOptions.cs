namespace Boxyard.Notifications;

/// <summary>Who is told of what happens, and how.</summary>
public sealed class NotificationOptions
{
    public const string SectionName = "Notifications";

    /// <summary>Beyond, the longest pause is reached, and times end.</summary>
    private const int MaxDoublings = 20;

    /// <summary>Who is told. Default nobody.</summary>
    public NotificationTarget[] Targets { get; set; } = [];

    /// <summary>Whether a job may name an address in `notify_url` that is told of its end. Default false.</summary>
    public bool AllowJobUrls { get; set; }

    /// <summary>
    /// What the bodies to jobs' addresses are signed with: at least 8 characters. Default none; needed with
    /// <see cref="AllowJobUrls"/>.
    /// </summary>
    public string? JobSecret { get; set; }

    /// <summary>
    /// Whether jobs may name addresses of the inside network: loopback, private, link-local. Default false.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>
    /// A queue whose oldest job waits longer is told of, once an hour, and a cluster job that waits longer for its
    /// boxes. Default none: neither is.
    /// </summary>
    public TimeSpan? MaxQueueWait { get; set; }

    /// <summary>How often a delivery is tried before it is given up. Default 10.</summary>
    public int MaxTries { get; set; } = 10;

    /// <summary>How long a receiver may take to answer. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the first try that failed; each later one is twice as long. Default 10 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest such pause. Default 1 hour.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many deliveries are sent to one target at a time, and to one host that jobs have named. Default 4.
    /// </summary>
    public int MaxAtOncePerTarget { get; set; } = 4;

    /// <summary>
    /// What happened longer ago is not told any more, and a delivery that has waited longer is given up. Default 1 day.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long deliveries that are over are kept. Default 7 days.</summary>
    public TimeSpan KeepTime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often the silo looks for what is to be told. Default 2 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause after so many doublings.</summary>
    internal TimeSpan DelayAfter(int doublings)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Clamp(doublings, 0, MaxDoublings));
        return delay < MaxRetryDelay ? delay : MaxRetryDelay;
    }

    internal bool IsUsed => Targets.Length > 0 || AllowJobUrls;
}
