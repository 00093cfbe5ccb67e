using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>What can be done to a job that was submitted, and what happened to it.</summary>
public sealed partial class JobsClient
{
    /// <summary>
    /// Cancels a job: at once while it waits, by its guest while it runs. A job that is over is no problem; one that is
    /// not known is <see cref="ProblemKind.NotFound"/>. Can be repeated.
    /// </summary>
    public Task<Outcome<CancelResult>> TryCancelAsync(
        long jobId, string? reason = null, CancellationToken cancellationToken = default) =>
        PostAsync<CancelResult>($"/api/v1/jobs/{jobId}/cancel", new { reason }, cancellationToken);

    /// <summary>As <see cref="TryCancelAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<CancelResult> CancelAsync(
        long jobId, string? reason = null, CancellationToken cancellationToken = default) =>
        (await TryCancelAsync(jobId, reason, cancellationToken)).GetValue();

    /// <summary>Cancels up to 1,000 jobs, each for itself; the results stand in the order of the ids.</summary>
    public async Task<Outcome<IReadOnlyList<CancelResult>>> TryCancelManyAsync(
        IReadOnlyCollection<long> jobIds, string? reason = null, CancellationToken cancellationToken = default) =>
        (await PostAsync<CancelResults>("/api/v1/jobs:cancel", new { ids = jobIds, reason }, cancellationToken))
            .Select(value => value.Results);

    /// <summary>As <see cref="TryCancelManyAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<CancelResult>> CancelManyAsync(
        IReadOnlyCollection<long> jobIds, string? reason = null, CancellationToken cancellationToken = default) =>
        (await TryCancelManyAsync(jobIds, reason, cancellationToken)).GetValue();

    /// <summary>
    /// Lets a running job go on for at least that long from now, in whole seconds. The answer is its deadline; <see
    /// cref="ProblemKind.Rejected"/> with status 409 when it does not run or was cancelled. Can be repeated.
    /// </summary>
    public async Task<Outcome<RenewedDeadline>> TryRenewDeadlineAsync(
        long jobId, TimeSpan time, CancellationToken cancellationToken = default) =>
        await PostAsync<RenewedDeadline>(
            $"/api/v1/jobs/{jobId}/deadline", new { seconds = (long)time.TotalSeconds }, cancellationToken);

    /// <summary>As <see cref="TryRenewDeadlineAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<RenewedDeadline> RenewDeadlineAsync(
        long jobId, TimeSpan time, CancellationToken cancellationToken = default) =>
        (await TryRenewDeadlineAsync(jobId, time, cancellationToken)).GetValue();

    /// <summary>Keeps a job whatever retention says. Can be repeated.</summary>
    public Task<Outcome<Job>> TryPinAsync(
        long jobId, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync<Job>($"/api/v1/jobs/{jobId}/pin", note ?? new OperatorNote(), cancellationToken);

    /// <summary>As <see cref="TryPinAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Job> PinAsync(
        long jobId, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryPinAsync(jobId, note, cancellationToken)).GetValue();

    /// <summary>Leaves a job to the rules of retention again. Can be repeated.</summary>
    public Task<Outcome<Job>> TryUnpinAsync(long jobId, CancellationToken cancellationToken = default) =>
        PostAsync<Job>($"/api/v1/jobs/{jobId}/unpin", body: null, cancellationToken);

    /// <summary>As <see cref="TryUnpinAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Job> UnpinAsync(long jobId, CancellationToken cancellationToken = default) =>
        (await TryUnpinAsync(jobId, cancellationToken)).GetValue();

    /// <summary>Why a job has no box yet, its place, and when it may start.</summary>
    public Task<Outcome<WaitExplanation>> TryExplainWaitAsync(
        long jobId, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<WaitExplanation>(new QueryText($"/api/v1/jobs/{jobId}/wait-reason"), cancellationToken);

    /// <summary>As <see cref="TryExplainWaitAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<WaitExplanation> ExplainWaitAsync(long jobId, CancellationToken cancellationToken = default) =>
        (await TryExplainWaitAsync(jobId, cancellationToken)).GetValue();

    /// <summary>
    /// What happened to a job until now, oldest first, fetched page by page as it is read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<BoxyardEvent> ListEventsAsync(long jobId, CancellationToken cancellationToken = default) =>
        ListAsync<EventPage, BoxyardEvent>(
            $"/api/v1/jobs/{jobId}/events", page => (page.Events, page.Next?.ToString()), cancellationToken);

    private Task<Outcome<T>> PostAsync<T>(string path, object? body, CancellationToken cancellationToken)
        where T : class =>
        _transport.SendJsonAsync<T>(HttpMethod.Post, new QueryText(path), body, canRepeat: true, cancellationToken);

    private sealed record CancelResults(IReadOnlyList<CancelResult> Results);

    private sealed record EventPage(IReadOnlyList<BoxyardEvent> Events, long? Next);
}
