using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>The form `{"jobs": [...]}` of a batch.</summary>
internal static class BatchList
{
    private const string Field = "jobs";

    /// <summary>The jobs inside, or what was sent when it is not that form; a sentence when the form holds something else than jobs.</summary>
    public static (ImmutableArray<JsonObject> Jobs, string? Mistake) Unwrap(ImmutableArray<JsonObject> sent)
    {
        if (sent is not [{ Count: 1 } only] || only[Field] is not JsonArray list)
        {
            return (sent, null);
        }

        if (list.Count == 0)
        {
            return ([], "'jobs' is empty; a batch has at least one job.");
        }

        var jobs = list.ToArray();
        list.Clear();
        var wrong = Array.FindIndex(jobs, job => job is not JsonObject);
        return wrong < 0
            ? ([.. jobs.Cast<JsonObject>()], null)
            : ([], $"jobs[{wrong}] is no object; a job is an object of fields, such as {{\"suite\": \"iperf\"}}.");
    }
}
