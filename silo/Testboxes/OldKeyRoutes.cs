using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>
/// The hashes that the old scheduler kept in Redis, for those who looked there: the same keys and members, read from
/// the tables. A page of boxes, or of live jobs, at a time.
/// </summary>
internal static class OldKeyRoutes
{
    private static readonly string[] BoxKeys =
        ["sched/mac2host", "sched/host2queues", "sched/tbox2ssh_port", "sched/tbox_wtmp"];

    private const string JobKey = "sched/id2job";

    public static void MapOldKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/debug/keys").For(RouteAccess.Reading).WithTags("Debug");

        group.MapRead("", ListKeys).WithSummary("The old scheduler's Redis hashes that can be looked at");
        group.MapRead("/{*key}", GetAsync).WithSummary("A page of one of them, from the tables");
    }

    private static Ok<JsonObject> ListKeys() => TypedResults.Ok(new JsonObject
    {
        ["keys"] = new JsonArray([.. BoxKeys.Append(JobKey).Select(key => (JsonNode)key)]),
    });

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> GetAsync(
        string key,
        ITestboxStore boxes,
        IJobStore jobs,
        CancellationToken cancellationToken,
        string? next = null,
        int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        if (key == JobKey)
        {
            return await GetJobsAsync(jobs, next, page_size, cancellationToken);
        }

        if (!BoxKeys.Contains(key, StringComparer.Ordinal))
        {
            return Problems.NotFound($"There is no key '{key}'. GET /api/v1/debug/keys lists those that are.");
        }

        if (next is not null && SafeName.FindProblem(next) is { } problem)
        {
            return Problems.BadRequest($"next: '{next}' {problem}");
        }

        var page = await boxes.ListAsync(next, page_size, cancellationToken);
        var members = page.SelectMany(box => MembersOf(key, box));
        return TypedResults.Ok(Answer(members, page.Count == page_size ? page[^1].Name : null));
    }

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> GetJobsAsync(
        IJobStore jobs, string? next, int pageSize, CancellationToken cancellationToken)
    {
        var before = ShownId.TryParse(next, out var id) ? id.JobId : (long?)null;
        if (next is not null && before is null)
        {
            return Problems.BadRequest($"next: '{next}' is no id.");
        }

        var filter = new JobFilter
        {
            States = [JobState.Offered, JobState.Running, JobState.PostRun],
            BeforeId = before,
            PageSize = pageSize,
        };
        var page = await jobs.ListAsync(filter, cancellationToken);
        var members = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var job in page.Jobs)
        {
            var spec = PublicSpec.Parse(await jobs.FindSpecAsync(job.Id, cancellationToken) ?? "{}");
            spec["job_state"] = LkpWords.StateOf(job.State);
            members.Add(KeyValuePair.Create(new ShownId(job.Id, job.AttemptCount).ToString(), (JsonNode?)spec));
        }

        return TypedResults.Ok(Answer(members, page.Next?.ToString()));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> MembersOf(string key, TestboxRecord box) => key switch
    {
        "sched/mac2host" => box.Macs.Select(mac => KeyValuePair.Create(mac, (JsonNode?)box.Name)),
        "sched/host2queues" when !box.Queues.IsEmpty => [KeyValuePair.Create(
            box.Name, (JsonNode?)string.Join(',', box.Queues))],
        "sched/tbox2ssh_port" when box.SshPort is not null => [KeyValuePair.Create(box.Name, (JsonNode?)box.SshPort)],
        "sched/tbox_wtmp" when box.WtmpState is not null => [KeyValuePair.Create(box.Name, (JsonNode?)new JsonObject
        {
            ["state"] = box.WtmpState,
            ["mac"] = box.Macs.FirstOrDefault(),
            ["ip"] = box.Ip,
            ["time"] = JsonSerializer.SerializeToNode(box.SeenAt),
        })],
        _ => [],
    };

    private static JsonObject Answer(IEnumerable<KeyValuePair<string, JsonNode?>> members, string? next)
    {
        var answer = new JsonObject { ["members"] = new JsonObject(members) };
        if (next is not null)
        {
            answer["next"] = next;
        }

        return answer;
    }
}
