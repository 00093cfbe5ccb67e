using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Grains;

/// <summary>
/// Jobs, queues and boxes in memory, with the stores' promises: conditional saves, one live attempt a job and a box.
/// </summary>
internal sealed class MemoryStore : IJobStore, IQueueStore, ITestboxStore
{
    public Dictionary<long, JobRecord> Jobs { get; } = [];
    public List<AttemptRecord> Attempts { get; } = [];
    public List<JobEvent> Events { get; } = [];
    public DateTimeOffset Now { get; set; } = AttemptLab.Start;
    public List<Claim> Claims { get; } = [];

    /// <summary>Runs before a save, as another silo's write would.</summary>
    public Action BeforeSave { get; set; } = () => { };

    public Task<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken) => Task.FromResult(Now);

    public Task<JobRecord?> FindAsync(long jobId, CancellationToken cancellationToken) =>
        Task.FromResult(Jobs.GetValueOrDefault(jobId));

    public Task<string?> FindSpecAsync(long jobId, CancellationToken cancellationToken) =>
        Task.FromResult<string?>("{}");

    public Task<IReadOnlyDictionary<long, string>> ListSpecsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<long, long>> ListSpecSizesAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<long, string>> ListSubmittersAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AttemptRecord?> FindAttemptAsync(long jobId, int number, CancellationToken cancellationToken) =>
        Task.FromResult(Attempts.Find(attempt => attempt.JobId == jobId && attempt.Number == number));

    public Task<SaveOutcome> SaveAsync(AttemptChange change, CancellationToken cancellationToken)
    {
        BeforeSave();
        var index = Attempts.FindIndex(
            attempt => attempt.JobId == change.Next.JobId && attempt.Number == change.Next.Number);
        if (Attempts[index].Version != change.Next.Version)
        {
            return Task.FromResult(SaveOutcome.Conflict);
        }

        Attempts[index] = change.Next with { Version = change.Next.Version + 1 };
        Jobs[change.Next.JobId] = Jobs[change.Next.JobId] with
        {
            State = change.Job,
            InfraRetriesUsed = change.InfraRetriesUsed,
            RetriesUsed = change.RetriesUsed,
        };
        Events.AddRange(change.Events);
        return Task.FromResult(SaveOutcome.Saved);
    }

    public Task AppendAsync(IReadOnlyList<JobEvent> events, CancellationToken cancellationToken)
    {
        Events.AddRange(events);
        return Task.CompletedTask;
    }

    public Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        Claims.Add(claim);
        if (Attempts.Find(attempt => attempt.Testbox == claim.Testbox && attempt.State.IsLive()) is { } live)
        {
            return Task.FromResult(new ClaimOutcome { LiveJobId = live.JobId });
        }

        if (Jobs.Values.FirstOrDefault(job => job.State == JobState.Queued && claim.Queues.Contains(job.Queue)) is not { } job)
        {
            return Task.FromResult(ClaimOutcome.Nothing);
        }

        var number = job.AttemptCount + 1;
        Jobs[job.Id] = job with { State = JobState.Offered, AttemptCount = number };
        Attempts.Add(new AttemptRecord
        {
            JobId = job.Id,
            Number = number,
            Testbox = claim.Testbox,
            State = JobState.Offered,
            Token = claim.Token,
            Address = claim.Address,
            Kind = claim.Kind,
            OfferedAt = Now,
            DeadlineAt = Now + claim.OfferTimeout,
            Version = 1,
        });
        return Task.FromResult(new ClaimOutcome { Offer = OfferOf(Attempts[^1]) });
    }

    public Task ChangeHardwareAsync(string name, HardwareChange change, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<TestboxRecord?> ITestboxStore.FindAsync(string name, CancellationToken cancellationToken)
    {
        var live = Attempts.Find(attempt => attempt.Testbox == name && attempt.State.IsLive());
        return Task.FromResult<TestboxRecord?>(
            new TestboxRecord { Name = name, LiveJobId = live?.JobId, LiveAttempt = live?.Number });
    }

    public Task<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<JobPage> ListAsync(JobFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(long jobId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, string>> ListValuesAsync(
        long jobId, int number, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(
        long jobId, long afterId, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptRecord>> ListOverdueAsync(int maxCount, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> RequeueDueAsync(int maxCount, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptRecord>> ListSilentAsync(
        TimeSpan silence, int maxCount, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<HeartbeatsSaved> SaveHeartbeatsAsync(
        IReadOnlyList<Heartbeat> heartbeats, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> CancelQueuedAsync(long jobId, string reason, CancellationToken cancellationToken)
    {
        BeforeSave();
        var isQueued = Jobs[jobId].State == JobState.Queued;
        if (isQueued)
        {
            Jobs[jobId] = Jobs[jobId] with { State = JobState.Cancelled };
        }

        return Task.FromResult(isQueued);
    }

    public Task<QueuePeek> PeekAsync(
        IReadOnlyList<string> queues, BoxHardware box, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<QueueRecord>> ListAsync(
        string? afterName, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListNamesAsync(string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<TestboxRecord?> FindByMacAsync(string mac, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<TestboxRecord>> ITestboxStore.ListAsync(
        string? afterName, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetMacAsync(string mac, string name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DeleteMacAsync(string mac, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetQueuesAsync(string name, IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DeleteQueuesAsync(string name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ReportAsync(TestboxReport report, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SeeUnknownAsync(string mac, string? ip, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<UnknownBoxRecord>> ListUnknownAsync(
        UnknownBoxPosition? after, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static Offer OfferOf(AttemptRecord attempt) => new()
    {
        JobId = attempt.JobId,
        Attempt = attempt.Number,
        Testbox = attempt.Testbox,
        Spec = "{}",
        Token = attempt.Token,
        Address = attempt.Address,
        OfferedAt = attempt.OfferedAt,
    };
}
