using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A job as the silo shows it. In lists only the first part is filled; attempts and results come with a single job.</summary>
public sealed record Job
{
    public required long Id { get; init; }
    public required JobState State { get; init; }
    public required string Suite { get; init; }

    /// <summary>The group of boxes that it waits for (`tbox_group`).</summary>
    public string? Group { get; init; }

    /// <summary>The box or group that the submitter named.</summary>
    public string? Testbox { get; init; }

    public string? Queue { get; init; }
    public int Priority { get; init; }
    public string? Submitter { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the metrics and tests were read from the uploaded files; null while they are not.</summary>
    public DateTimeOffset? ExtractedAt { get; init; }

    /// <summary>The health text of the newest attempt.</summary>
    public string? Health { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JobAttempt> Attempts { get; init; } = [];

    public IReadOnlyList<JobMetric> Metrics { get; init; } = [];
    public IReadOnlyList<JobTest> Tests { get; init; } = [];

    /// <summary>A sentence for each uploaded file or line that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>True when it will not run again.</summary>
    [JsonIgnore]
    public bool IsFinished => State >= JobState.Succeeded;

    /// <summary>The exit status that the newest attempt reported; null when it reported none.</summary>
    [JsonIgnore]
    public int? ExitCode =>
        Attempts.Count > 0 && Attempts[^1].Values.TryGetValue("exit_code", out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
}
