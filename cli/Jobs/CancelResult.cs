using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>What became of the cancel of one job.</summary>
internal sealed record CancelResult(long Id, string Outcome, JobState? State)
{
    public const string NotFound = "not_found";

    public string Describe() => Outcome switch
    {
        "cancelled" => $"job {Id}: cancelled",
        "asked" => $"job {Id}: its box was told to stop",
        "post_run" => $"job {Id}: too late, it uploads its results",
        "finished" => $"job {Id}: it is over, {(State is { } state ? JobStateText.Of(state) : "finished")}",
        NotFound => $"job {Id}: there is no such job",
        _ => $"job {Id}: {Outcome}",
    };
}
