using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.WebBackend;

/// <summary>
/// The old job list and its summary. Both look at the newest jobs that fit, up to a bound, and say when there may be
/// more: a count over all jobs ever would cost more with each job.
/// </summary>
internal sealed class WebJobs(RecentJobs jobs)
{
    private static readonly string[] Fields =
    [
        "id", "job_state", "suite", "testbox", "tbox_group", "os", "os_version", "os_arch", "upstream_repo", "category",
        "submit_time", "job_health", "result_root",
    ];

    public async Task<JsonObject> ListAsync(WebJobQuery query, CancellationToken cancellationToken)
    {
        var (found, isComplete) = await FindAsync(query, cancellationToken);
        var page = found.Skip((query.PageNumber - 1) * query.PageSize).Take(query.PageSize);
        return new JsonObject
        {
            ["total"] = found.Count,
            ["is_complete"] = isComplete,
            ["filter"] = FilterOf(query),
            ["banner"] = new JsonObject(),
            ["jobs"] = new JsonArray([.. page.Select(item => Describe(item.Job, item.Spec))]),
            ["fields"] = new JsonArray([.. Fields.Select(field => (JsonNode)field)]),
        };
    }

    public async Task<JsonObject> SummarizeAsync(WebJobQuery query, CancellationToken cancellationToken)
    {
        var (found, isComplete) = await FindAsync(query, cancellationToken);
        var rows = found
            .GroupBy(item => TextOf(item.Spec, "my_name") ?? item.Job.Submitter)
            .OrderBy(person => person.Key, StringComparer.Ordinal)
            .Select(person => (JsonNode)new JsonObject
            {
                ["my_name"] = person.Key,
                ["nr_all"] = person.Count(),
                ["nr_pass"] = person.Count(item => item.Job.State == JobState.Succeeded),
                ["nr_fail"] = person.Count(item =>
                    item.Job.State.IsFinal() && item.Job.State is not (JobState.Succeeded or JobState.Cancelled)),
            });
        return new JsonObject
        {
            ["filter"] = FilterOf(query),
            ["is_complete"] = isComplete,
            ["attributes"] = new JsonArray("my_name", "nr_all", "nr_pass", "nr_fail"),
            ["objects"] = new JsonArray([.. rows]),
        };
    }

    private Task<(List<WebJob> Found, bool IsComplete)> FindAsync(
        WebJobQuery query, CancellationToken cancellationToken) =>
        jobs.FindAsync(
            query.Filter,
            query.Id,
            (job, text) =>
            {
                var spec = PublicSpec.Parse(text);
                return query.Spec.All(wanted => TextOf(spec, wanted.Key) == wanted.Value)
                    ? new WebJob(job, spec)
                    : null;
            },
            cancellationToken);

    private static JsonObject Describe(JobRecord job, JsonObject spec)
    {
        var shownId = new ShownId(job.Id, Math.Max(job.AttemptCount, 1));
        var row = new JsonObject
        {
            ["id"] = shownId.ToString(),
            ["job_state"] = LkpWords.StateOf(job.State),
            ["job_health"] = LkpView.Of(job).Health,
            ["suite"] = job.Suite,
            ["testbox"] = job.Testbox,
            ["tbox_group"] = job.Group,
            ["submit_time"] = job.SubmittedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["result_root"] = ResultRoot.For(spec, shownId),
        };
        foreach (var field in Fields.Where(field => !row.ContainsKey(field) && spec.ContainsKey(field)))
        {
            row[field] = spec[field]?.DeepClone();
        }

        return row;
    }

    private static JsonObject FilterOf(WebJobQuery query) => new(query.Spec
        .Append(KeyValuePair.Create("suite", query.Filter.Suite ?? ""))
        .Append(KeyValuePair.Create("testbox", query.Filter.Testbox ?? ""))
        .Where(item => item.Value.Length > 0)
        .OrderBy(item => item.Key, StringComparer.Ordinal)
        .Select(item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value)));

    private static string? TextOf(JsonObject spec, string field) =>
        spec[field] is JsonValue value
            ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()
            : null;
}
