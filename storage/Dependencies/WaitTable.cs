using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Storage.Dependencies;

/// <summary>The rows of `job_holds` and `job_waits`.</summary>
internal static class WaitTable
{
    public static OpenWait Map(Row row) => new()
    {
        WaitingJobId = row.GetInt64(0),
        On = new JobWait { JobId = row.GetInt64(1), Condition = row.FindText(2) },
        FailFast = row.GetInt64(3) != 0,
    };

    public static void AddInserts(IWriteSession session, IReadOnlyList<(long Id, NewJob Job)> jobs)
    {
        session.Add("job_holds_insert", new Rows<(long Id, NewJob Job)>(jobs)
            .Bigint("job_id", row => row.Id)
            .Bigint("fail_fast", row => row.Job.Waits.FailFast ? 1 : 0));
        var waits = jobs.SelectMany(row => row.Job.Waits.Waits.Select(wait => (row.Id, Wait: wait))).ToArray();
        session.Add("job_waits_insert", new Rows<(long Id, JobWait Wait)>(waits)
            .Bigint("job_id", row => row.Id)
            .Bigint("on_job_id", row => row.Wait.JobId)
            .Text("condition", row => row.Wait.Condition));
    }
}
