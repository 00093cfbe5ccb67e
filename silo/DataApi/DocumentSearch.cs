using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.DataApi;

/// <summary>
/// Searches jobs and boxes, as documents in the old words. It looks at the newest ones that the tables let through, up
/// to a bound, and says when there may be more: `relation` is `gte` then.
/// </summary>
internal sealed class DocumentSearch(IJobStore jobs, ITestboxStore boxes, LkpJobs views, JobRules rules)
{
    public const int MaxLooked = 2_000;
    private const int PageSize = 500;

    public async Task<JsonObject> FindJobsAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, JsonObject Document)>();
        var (filter, onlyId) = FilterOf(query);
        for (var looked = 0; looked < MaxLooked; looked += PageSize)
        {
            var page = await jobs.ListAsync(filter, cancellationToken);
            JobRecord[] wanted = [.. page.Where(job => onlyId is null || job.Id == onlyId)];
            var specs = await jobs.ListSpecsAsync([.. wanted.Select(job => job.Id)], cancellationToken);
            found.AddRange(wanted
                .Select(job => views.Describe(job, specs.GetValueOrDefault(job.Id, "{}")))
                .Where(query.Clause.Matches)
                .Select(document => ((string)document["id"]!, document)));
            if (page.Count < filter.PageSize || onlyId is not null)
            {
                return Answer("jobs", query, found, isComplete: true);
            }

            filter = filter with { BeforeId = page[^1].Id };
        }

        return Answer("jobs", query, found, isComplete: false);
    }

    public async Task<JsonObject> FindHostsAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, JsonObject Document)>();
        string? after = null;
        for (var looked = 0; looked < MaxLooked; looked += PageSize)
        {
            var page = await boxes.ListAsync(after, PageSize, cancellationToken);
            found.AddRange(page
                .Select(box => (box.Name, Document: Describe(box)))
                .Where(item => query.Clause.Matches(item.Document)));
            if (page.Count < PageSize)
            {
                return Answer("hosts", query, found, isComplete: true);
            }

            after = page[^1].Name;
        }

        return Answer("hosts", query, found, isComplete: false);
    }

    /// <summary>What columns can tell: it lets through whatever fits, and more.</summary>
    private static (JobFilter Filter, long? OnlyId) FilterOf(SearchQuery query)
    {
        var filter = new JobFilter { PageSize = PageSize };
        long? onlyId = null;
        var demands = query.Clause.Demands.Where(demand => !demand.Value.Contains('\0', StringComparison.Ordinal));
        foreach (var (field, text) in demands)
        {
            switch (field)
            {
                case "suite" or "suite.keyword":
                    filter = filter with { Suite = text };
                    break;
                case "tbox_group" or "tbox_group.keyword":
                    filter = filter with { Group = text };
                    break;
                case "id" or "_id" when ShownId.TryParse(text, out var id) && id.JobId < long.MaxValue:
                    onlyId = id.JobId;
                    filter = filter with { BeforeId = id.JobId + 1, PageSize = 1 };
                    break;
                default:
                    break;
            }
        }

        return (filter, onlyId);
    }

    private JsonObject Describe(TestboxRecord box) => new()
    {
        ["hostname"] = box.Name,
        ["testbox"] = box.Name,
        ["tbox_group"] = TestboxGroup.Of(box.Name, rules.GroupRule),
        ["arch"] = box.Arch,
        ["state"] = box.LiveJobId is null ? box.WtmpState ?? "idle" : "running",
        ["job_id"] = box is { LiveJobId: { } jobId, LiveAttempt: { } attempt }
            ? new ShownId(jobId, attempt).ToString()
            : null,
        ["mac_addr"] = new JsonArray([.. box.Macs.Select(mac => (JsonNode)mac)]),
        ["queues"] = new JsonArray([.. box.Queues.Select(queue => (JsonNode)queue)]),
        ["ip"] = box.Ip,
        ["ssh_port"] = box.SshPort,
    };

    private static JsonObject Answer(
        string index, SearchQuery query, List<(string Id, JsonObject Document)> found, bool isComplete)
    {
        IEnumerable<(string Id, JsonObject Document)> ordered = found;
        foreach (var (field, isDescending) in query.Sort.Reverse())
        {
            var comparer = Comparer<string>.Create(DocumentField.Compare);
            ordered = isDescending
                ? ordered.OrderByDescending(item => KeyOf(item.Document, field), comparer)
                : ordered.OrderBy(item => KeyOf(item.Document, field), comparer);
        }

        var hits = ordered.Skip(query.From).Take(query.Size).Select(item => (JsonNode)new JsonObject
        {
            ["_index"] = index,
            ["_id"] = item.Id,
            ["_source"] = Select(item.Document, query),
        });
        return new JsonObject
        {
            ["timed_out"] = false,
            ["hits"] = new JsonObject
            {
                ["total"] = new JsonObject
                {
                    ["value"] = found.Count,
                    ["relation"] = isComplete ? "eq" : "gte",
                },
                ["hits"] = new JsonArray([.. hits]),
            },
        };
    }

    private static string KeyOf(JsonObject document, string field) =>
        DocumentField.TextsOf(document, field).FirstOrDefault("");

    private static JsonObject Select(JsonObject document, SearchQuery query) => query.Fields.IsEmpty
        ? document
        : new JsonObject(document
            .Where(field => query.Fields.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
}
