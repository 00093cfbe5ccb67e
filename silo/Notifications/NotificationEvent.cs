namespace Boxyard.Notifications;

/// <summary>What can be told, by the names that receivers and settings use.</summary>
internal static class NotificationEvent
{
    public const string JobEnded = "job_ended";
    public const string BoxLost = "box_lost";
    public const string BoxQuarantined = "box_quarantined";
    public const string QueueWaits = "queue_waits";
    public const string JobWaits = "job_waits";

    public static readonly IReadOnlyList<string> All = [JobEnded, BoxLost, BoxQuarantined, QueueWaits, JobWaits];
}
