using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>Shows the jobs that would be queued, and which boxes could run them.</summary>
internal static class DryRun
{
    private const int MaxShown = 5;

    public static async Task<int> WriteAsync(Session session, SubmitPlan plan, IReadOnlyList<ExpandedJob> jobs)
    {
        var table = new Table("JOB", "SUITE", "QUEUE", "CHOSEN", "REQUIRES", "BOXES");
        foreach (var (index, job) in jobs.Index())
        {
            // A cluster job becomes several jobs, and then nobody can tell whose choices are whose.
            var chosen = plan.Jobs.Count == jobs.Count ? string.Join(' ', plan.Jobs[index].Chosen) : null;
            table.Add(
                $"{index + 1}",
                job.Suite,
                job.Queue,
                chosen,
                job.Requires,
                job.FittingBoxes is { } boxes ? Describe(boxes) : "not looked at");
        }

        await table.WriteAsync(session.Output);
        await session.Error.WriteLineAsync($"{Count(jobs.Count, "job")}; nothing was submitted");
        return ExitCode.Done;
    }

    private static string Describe(FittingBoxes fitting)
    {
        if (fitting.BoxCount == 0)
        {
            return fitting.Nearest.Count == 0 ? "none" : $"none; {string.Join("; ", fitting.Nearest)}";
        }

        var shown = string.Join(", ", fitting.Boxes.Take(MaxShown));
        return fitting.BoxCount > MaxShown ? $"{shown} and {fitting.BoxCount - MaxShown} more" : shown;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
