using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A job as the silo shows it. Attempts come with a single job, not in lists.</summary>
public sealed record Job
{
    public required long Id { get; init; }
    public required JobState State { get; init; }
    public required string Suite { get; init; }

    /// <summary>The group of boxes that it waits for (`tbox_group`).</summary>
    [JsonPropertyName("tbox_group")]
    public required string Group { get; init; }

    /// <summary>The box or group that the submitter named.</summary>
    public required string Testbox { get; init; }

    /// <summary>The queue that it waits or waited in.</summary>
    public required string Queue { get; init; }

    /// <summary>-100 to 100, high first.</summary>
    public int Priority { get; init; }

    /// <summary>Who shares the queue with others.</summary>
    public required string Submitter { get; init; }

    /// <summary>How long a run may take, in seconds.</summary>
    public double RunTimeoutSeconds { get; init; }

    /// <summary>How often a failed, timed out, crashed or abnormal attempt is repeated.</summary>
    public int Retries { get; init; }

    /// <summary>How often a lost attempt is repeated.</summary>
    public int InfraRetries { get; init; }

    /// <summary>The number of the newest attempt, 0 before the first.</summary>
    public int AttemptCount { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the metrics and tests were read from the uploaded files; null while they are not.</summary>
    public DateTimeOffset? ExtractedAt { get; init; }

    /// <summary>The health text of the newest attempt.</summary>
    public string? Health { get; init; }

    /// <summary>
    /// Of a job of a cluster job: the jobs of all its nodes, in order; the first id is the cluster's. Null in lists.
    /// </summary>
    public IReadOnlyList<long>? ClusterJobs { get; init; }

    /// <summary>Why it is kept for good; null when it is not, and in lists.</summary>
    public JobPin? Pin { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JobAttempt> Attempts { get; init; } = [];

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>True when it will not run again.</summary>
    [JsonIgnore]
    public bool IsFinished => State == JobState.Unknown ? FinishedAt is not null : State >= JobState.Succeeded;

    /// <summary>The exit status that the newest attempt reported; null when it reported none.</summary>
    [JsonIgnore]
    public int? ExitCode =>
        Attempts.Count > 0 && Attempts[^1].Values.TryGetValue("exit_code", out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
}
