using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.DataApi;

/// <summary>
/// Searches jobs and boxes, as documents in the old words. It looks at the newest ones that the tables let through, up
/// to a bound, and says when there may be more: `relation` is `gte` then.
/// </summary>
internal sealed class DocumentSearch(RecentJobs jobs, ITestboxStore boxes, LkpJobs views, JobRules rules)
{
    public const int MaxLooked = RecentJobs.MaxLooked;
    private const int PageSize = 500;

    public async Task<JsonObject> FindJobsAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var (filter, onlyId) = FilterOf(query);
        var (found, isComplete) = await jobs.FindAsync(
            filter,
            onlyId,
            (job, spec) => Describe(job, spec) is var document && query.Clause.Matches(document) ? document : null,
            cancellationToken);
        return Answer("jobs", query, found, isComplete);
    }

    public async Task<JsonObject> FindHostsAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var found = new List<JsonObject>();
        if (NamesOf(query) is { } names)
        {
            foreach (var name in names)
            {
                Look(await boxes.FindAsync(name, cancellationToken) is { } box ? [box] : []);
            }

            return Answer("hosts", query, found, isComplete: true);
        }

        string? after = null;
        for (var looked = 0; looked < MaxLooked; looked += PageSize)
        {
            var page = await boxes.ListAsync(after, PageSize, cancellationToken);
            Look(page);
            if (page.Count < PageSize)
            {
                return Answer("hosts", query, found, isComplete: true);
            }

            after = page[^1].Name;
        }

        return Answer("hosts", query, found, isComplete: false);

        void Look(IEnumerable<TestboxRecord> page) => found.AddRange(page.Select(Describe).Where(query.Clause.Matches));
    }

    /// <summary>The boxes that alone can fit, by name; null when the search does not say.</summary>
    private static string[]? NamesOf(SearchQuery query) => query.Clause.Demands
        .Where(demand => demand.Value.Count <= MaxLooked
            && DocumentField.NameOf(demand.Key) is "hostname" or "testbox" or DocumentField.Id)
        .Select(demand => demand.Value
            .Where(name => !name.Contains('\0', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray())
        .FirstOrDefault();

    /// <summary>What columns can tell: it lets through whatever fits, and more.</summary>
    private static (JobFilter Filter, long? OnlyId) FilterOf(SearchQuery query)
    {
        var filter = new JobFilter();
        long? onlyId = null;
        var demands = query.Clause.Demands
            .Where(demand => demand.Value.Count == 1)
            .Select(demand => (Field: DocumentField.NameOf(demand.Key), Text: demand.Value.Single()))
            .Where(demand => !demand.Text.Contains('\0', StringComparison.Ordinal));
        foreach (var (field, text) in demands)
        {
            switch (field)
            {
                case "suite":
                    filter = filter with { Suite = text };
                    break;
                case "tbox_group":
                    filter = filter with { Group = text };
                    break;
                case "id" or DocumentField.Id when ShownId.TryParse(text, out var id) && id.JobId < long.MaxValue:
                    onlyId = id.JobId;
                    break;
                default:
                    break;
            }
        }

        return (filter, onlyId);
    }

    /// <summary>Found by the id that its box was shown, and by that of the job.</summary>
    private JsonObject Describe(JobRecord job, string spec)
    {
        var document = views.Describe(job, spec);
        string[] ids = [(string)document["id"]!, new ShownId(job.Id, Attempt: 1).ToString()];
        document[DocumentField.Id] = new JsonArray([.. ids.Distinct().Select(id => (JsonNode)id)]);
        return document;
    }

    private JsonObject Describe(TestboxRecord box) => new()
    {
        [DocumentField.Id] = new JsonArray(box.Name),
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
        string index, SearchQuery query, List<JsonObject> found, bool isComplete)
    {
        IEnumerable<JsonObject> ordered = found;
        foreach (var (field, isDescending) in query.Sort.Reverse())
        {
            var comparer = Comparer<string>.Create(DocumentField.Compare);
            ordered = isDescending
                ? ordered.OrderByDescending(document => KeyOf(document, field), comparer)
                : ordered.OrderBy(document => KeyOf(document, field), comparer);
        }

        var hits = ordered.Skip(query.From).Take(query.Size).Select(document => (JsonNode)new JsonObject
        {
            ["_index"] = index,
            ["_id"] = KeyOf(document, DocumentField.Id),
            ["_source"] = Select(document, query),
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

    /// <summary>As in Elasticsearch, the id stands beside the source and not in it.</summary>
    private static JsonObject Select(JsonObject document, SearchQuery query) => new(document
        .Where(field => field.Key != DocumentField.Id && (query.Fields.IsEmpty || query.Fields.Contains(field.Key)))
        .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
}
