using Boxyard.Boot;
using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>The rows of `attempts`.</summary>
internal static class AttemptTable
{
    /// <summary>Maps the columns in the order in which every attempts statement names them.</summary>
    public static AttemptRecord Map(Row row) => new()
    {
        JobId = row.GetInt64(0),
        Number = row.GetInt32(1),
        Testbox = row.GetText(2),
        State = row.GetEnum<JobState>(3),
        Token = row.GetText(4),
        Address = row.GetText(5),
        Kind = row.GetEnum<BootKind>(6),
        OfferedAt = row.GetInstant(7),
        StartedAt = row.FindInstant(8),
        PostRunAt = row.FindInstant(9),
        EndedAt = row.FindInstant(10),
        DeadlineAt = row.GetInstant(11),
        HeartbeatAt = row.FindInstant(12),
        CancelAskedAt = row.FindInstant(13),
        CancelReason = row.FindText(14),
        Verdict = row.FindEnum<JobState>(15),
        Health = row.FindText(16),
        EndReason = row.FindText(17),
        Version = row.GetInt32(18),
    };

    /// <summary>Without the heartbeat, which has its own statement: a change must not take a newer one back.</summary>
    public static Rows<AttemptRecord> ToSave(IReadOnlyList<AttemptRecord> attempts) => new Rows<AttemptRecord>(attempts)
        .Bigint("job_id", attempt => attempt.JobId)
        .Bigint("number", attempt => attempt.Number)
        .Bigint("version", attempt => attempt.Version)
        .Text("state", attempt => EnumText.Of(attempt.State))
        .Bigint("started_at", attempt => Micros.From(attempt.StartedAt))
        .Bigint("post_run_at", attempt => Micros.From(attempt.PostRunAt))
        .Bigint("ended_at", attempt => Micros.From(attempt.EndedAt))
        .Bigint("deadline_at", attempt => Micros.From(attempt.DeadlineAt))
        .Bigint("cancel_asked_at", attempt => Micros.From(attempt.CancelAskedAt))
        .Text("cancel_reason", attempt => attempt.CancelReason)
        .Text("verdict", attempt => EnumText.Of(attempt.Verdict)).Text("health", attempt => attempt.Health)
        .Text("end_reason", attempt => attempt.EndReason).Text("address", attempt => attempt.Address)
        .Text("kind", attempt => EnumText.Of(attempt.Kind));

    public static bool IsLive(JobState state) => state is JobState.Offered or JobState.Running or JobState.PostRun;
}
