using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>What became of a cancel, in words.</summary>
internal static class CancelText
{
    public static string Of(CancelResult result) => $"job {result.Id}: {WordsOf(result)}";

    private static string WordsOf(CancelResult result) => result.Outcome switch
    {
        CancelOutcome.Unknown => "the silo's answer is not known to this command: look at the job",
        CancelOutcome.Cancelled => "cancelled",
        CancelOutcome.Asked => "its box was told to stop",
        CancelOutcome.PostRun => "too late, it uploads its results",
        CancelOutcome.Finished => $"it is over, {(result.State is { } state ? JobStateText.Of(state) : "finished")}",
        CancelOutcome.NotFound => "there is no such job",
        CancelOutcome.NotOwn => "it is another account's, and yours may cancel its own alone",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Not an outcome."),
    };
}
