using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Cli.Imports;

/// <summary>
/// Reads an old lab out of the keys of its Redis: of the first generation (`mac2host`, `sched/jobs_to_run/GROUP`) and
/// of the second (`sched/mac2host`, `sched/host2queues`, `queues/id2content`), both with jobs in `sched/id2job`.
/// </summary>
internal static class RedisLab
{
    private const string GroupPrefix = "sched/jobs_to_run/";
    private static readonly string[] KeptSubQueues = ["idle", "delimiter@localhost"];

    public static async Task ReadAsync(IRedisKeys redis, OldLab lab, CancellationToken cancellationToken)
    {
        foreach (var key in new[] { "mac2host", "sched/mac2host" })
        {
            foreach (var (mac, host) in await redis.ReadHashAsync(key, cancellationToken))
            {
                lab.Add(new OldBox { Name = host, Macs = [CleanMac(mac)] });
            }
        }

        foreach (var (host, queues) in await redis.ReadHashAsync("sched/host2queues", cancellationToken))
        {
            lab.Add(new OldBox { Name = host, Queues = SplitQueues(queues) });
        }

        var contents = await redis.ReadHashAsync("sched/id2job", cancellationToken);
        await ReadGroupsAsync(redis, contents, lab, cancellationToken);
        ReadTasks(await redis.ReadHashAsync("queues/id2content", cancellationToken), contents, lab);
    }

    public static string[] SplitQueues(string queues) =>
        queues.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string CleanMac(string mac) => mac.Trim().Replace(':', '-').ToLowerInvariant();

    private static async Task ReadGroupsAsync(
        IRedisKeys redis,
        IReadOnlyDictionary<string, string> contents,
        OldLab lab,
        CancellationToken cancellationToken)
    {
        foreach (var key in await redis.ListKeysAsync(GroupPrefix, cancellationToken))
        {
            foreach (var id in await redis.ReadSortedSetAsync(key, cancellationToken))
            {
                var fields = ParseObject(contents.GetValueOrDefault(id));
                fields?.TryAdd("tbox_group", key[GroupPrefix.Length..]);
                lab.Jobs.Add(new OldJob(id, Queue: null, SubQueue: null, fields));
            }
        }

        foreach (var id in await redis.ReadSortedSetAsync("sched/jobs_running", cancellationToken))
        {
            lab.Leave("job", id, "a box has it");
        }
    }

    /// <summary>`queue` of a task is `SERVICE/QUEUE/SUBQUEUE/STATE`, or `SERVICE/QUEUE/STATE` for `idle`.</summary>
    private static void ReadTasks(
        IReadOnlyDictionary<string, string> tasks, IReadOnlyDictionary<string, string> contents, OldLab lab)
    {
        var ordered = tasks
            .Select(task => (Id: task.Key, Task: ParseObject(task.Value)))
            .OrderBy(task => Number(task.Task?["add_time"]))
            .ThenBy(task => task.Id.Length)
            .ThenBy(task => task.Id, StringComparer.Ordinal);
        foreach (var (id, task) in ordered)
        {
            var place = (task?["queue"]?.ToString() ?? "").Split('/');
            if (place is not ["sched", var queue, .., var state])
            {
                lab.Leave("task", id, $"it stands in '{string.Join('/', place)}', which is no queue of boxes");
            }
            else if (state == "in_process")
            {
                lab.Leave("job", id, "a box has it");
            }
            else
            {
                var sub = state == "idle" ? "idle" : place.Length > 3 ? place[2] : null;
                var fields = ParseObject(contents.GetValueOrDefault(id));
                lab.Jobs.Add(new OldJob(id, queue, KeptSubQueues.Contains(sub) ? sub : null, fields));
            }
        }
    }

    private static double Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;

    /// <summary>Null for what is no JSON object.</summary>
    private static JsonObject? ParseObject(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // Told as a job whose content is missing.
            return null;
        }
    }
}
