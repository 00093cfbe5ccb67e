using System.Text;
using System.Text.Json;

namespace Boxyard.Storage.Postgres;

/// <summary>
/// A <see cref="CommitNotice"/> on its way to other silos: the payload of a NOTIFY, which has room for less than 8,000
/// bytes.
/// </summary>
internal sealed record CommitMessage
{
    private const int MaxBytes = 7_900;
    private const int MaxNames = 500;

    public required string Silo { get; init; }

    public Dictionary<string, int> Queues { get; init; } = [];

    public long[] Jobs { get; init; } = [];

    /// <summary>There was more than the payload has room for.</summary>
    public bool IsIncomplete { get; init; }

    public static string ToPayload(string silo, CommitNotice notice)
    {
        if (notice.QueuedJobs.Count + notice.ChangedJobs.Count <= MaxNames)
        {
            var whole = JsonSerializer.Serialize(
                new CommitMessage { Silo = silo, Queues = new(notice.QueuedJobs), Jobs = [.. notice.ChangedJobs] });
            if (Encoding.UTF8.GetByteCount(whole) <= MaxBytes)
            {
                return whole;
            }
        }

        return JsonSerializer.Serialize(new CommitMessage { Silo = silo, IsIncomplete = true });
    }

    /// <summary>The notice for this silo's listeners; null when the message is its own.</summary>
    public static CommitNotice? ToNotice(string payload, string ownSilo)
    {
        var message = JsonSerializer.Deserialize<CommitMessage>(payload)
            ?? throw new JsonException("The notice is empty.");
        return message.Silo == ownSilo
            ? null
            : new CommitNotice
            {
                QueuedJobs = message.Queues,
                ChangedJobs = message.Jobs.ToHashSet(),
                IsRemote = true,
                IsIncomplete = message.IsIncomplete,
            };
    }
}
