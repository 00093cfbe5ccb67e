using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>Jobs as a table.</summary>
internal static class JobTable
{
    public static Task WriteAsync(IEnumerable<Job> jobs, TextWriter writer)
    {
        var table = new Table("ID", "STATE", "SUITE", "QUEUE", "SUBMITTER", "SUBMITTED");
        foreach (var job in jobs)
        {
            var state = JobStateText.Of(job.State);
            table.Add($"{job.Id}", state, job.Suite, job.Queue, job.Submitter, TimeText.Of(job.SubmittedAt));
        }

        return table.WriteAsync(writer);
    }
}
