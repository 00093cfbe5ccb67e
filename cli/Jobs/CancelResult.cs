using System.Text.Json.Serialization;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>What became of the cancel of one job.</summary>
internal sealed record CancelResult(long Id, string Outcome, JobState? State)
{
    private const string NotFound = "not_found";
    private const string NotOwn = "not_own";

    /// <summary>The job was not there, or is another's.</summary>
    [JsonIgnore]
    public bool IsRefused => Outcome is NotFound or NotOwn;

    public string Describe() => Outcome switch
    {
        "cancelled" => $"job {Id}: cancelled",
        "asked" => $"job {Id}: its box was told to stop",
        "post_run" => $"job {Id}: too late, it uploads its results",
        "finished" => $"job {Id}: it is over, {(State is { } state ? JobStateText.Of(state) : "finished")}",
        NotFound => $"job {Id}: there is no such job",
        NotOwn => $"job {Id}: it is another account's, and yours may cancel its own alone",
        _ => $"job {Id}: {Outcome}",
    };
}
