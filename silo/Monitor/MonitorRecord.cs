using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Monitor;

/// <summary>An event in the words of the old scheduler's log lines, which its monitor's clients wait for.</summary>
internal static class MonitorRecord
{
    public static Dictionary<string, string> Of(JobEvent stored, TimeProvider clock)
    {
        var record = new Dictionary<string, string>(StringComparer.Ordinal);
        if (stored.Data is not null && JsonNode.Parse(stored.Data) is JsonObject data)
        {
            foreach (var (name, value) in data)
            {
                record[name] = value?.ToString() ?? "";
            }
        }

        record["time"] = LkpWords.InstantOf(stored.At, clock);
        record["event"] = stored.Kind;
        if (stored.JobId is { } jobId)
        {
            record["job_id"] = new ShownId(jobId, Math.Max(stored.Attempt ?? 1, 1)).ToString();
        }

        if (stored.Testbox is not null)
        {
            record["testbox"] = stored.Testbox;
        }

        AddOldWords(record, stored);
        return record;
    }

    /// <summary>As it is sent: the fields, and all of them once more as the log line.</summary>
    public static byte[] Serialize(Dictionary<string, string> record) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string>(record) { ["log"] = JsonSerializer.Serialize(record) });

    private static void AddOldWords(Dictionary<string, string> record, JobEvent stored)
    {
        switch (stored.Kind)
        {
            case "submitted":
                record["job_state"] = "submit";
                break;
            case "offered":
                record["job_state"] = "boot";
                break;
            case "extracted":
                record["job_state"] = "extract_finished";
                break;
            case "ssh_port":
                record["state"] = "set ssh port";
                break;
            case "state_changed" when JobStateName.Parse(record.GetValueOrDefault("to", "")) is { } state:
                record["job_state"] = LkpWords.StateOf(state);
                break;
            default:
                break;
        }
    }
}
