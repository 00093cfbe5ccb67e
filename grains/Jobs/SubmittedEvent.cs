using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// The first event of a job, `submitted`, with what is kept nowhere else: which job it repeats, and how many secrets
/// came with it.
/// </summary>
public static class SubmittedEvent
{
    public const string Kind = "submitted";

    private const string RetryOf = "retry_of";
    private const string SecretCount = "secret_count";

    /// <summary>Null when there is nothing to tell.</summary>
    public static string? Write(NewJob job)
    {
        var data = new JsonObject();
        if (job.RetryOf is { } earlier)
        {
            data.Add(RetryOf, earlier);
        }

        if (!job.Secrets.IsEmpty)
        {
            data.Add(SecretCount, job.Secrets.Count);
        }

        return data.Count == 0 ? null : data.ToJsonString();
    }

    /// <summary>0 also for jobs that were submitted before this was kept.</summary>
    public static int ReadSecretCount(JobEvent submitted) =>
        submitted.Data is { } data && JsonNode.Parse(data)?[SecretCount] is { } count ? count.GetValue<int>() : 0;
}
