using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>The event of a delivery that nobody has taken; of its job, if it tells of one.</summary>
internal static class GivenUpEvent
{
    public static JobEvent Of(DeliveryRecord delivery, string? problem)
    {
        using var body = JsonDocument.Parse(delivery.Body);
        long? jobId = body.RootElement.TryGetProperty("job", out var job) ? job.GetProperty("id").GetInt64() : null;
        return new JobEvent
        {
            JobId = jobId,
            Kind = "notification_given_up",
            Data = JsonSerializer.Serialize(new Dictionary<string, string?>
            {
                ["delivery"] = delivery.Id,
                ["target"] = delivery.Target,
                ["problem"] = problem,
            }),
        };
    }
}
