using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// Jobs: submit, look at, list, wait for, follow, cancel, and read the results of. Each subject has its own file.
/// </summary>
public sealed partial class JobsClient
{
    private const int PageSize = 500;

    private readonly Transport _transport;

    // Who waits for a job wants its end, not the news that the silo was restarted meanwhile.
    private readonly Transport _patientTransport;

    internal JobsClient(Transport transport)
    {
        _transport = transport;
        _patientTransport = transport.WithPatience(transport.Options.MaxOutageTimeout);
    }

    /// <summary>
    /// Submits a job. When this returns a job, the silo has it on disk. Safe to repeat with the same key.
    /// </summary>
    public Task<Outcome<Job>> TrySubmitAsync(
        JobDocument document, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var key = (options ?? new SubmitOptions()).IdempotencyKey;
        return _transport.SendAsync<Job>(
            () => new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/jobs", UriKind.Relative))
            {
                Content = new StringContent(document.Text, Encoding.UTF8, document.ContentType),
                Headers = { { "Idempotency-Key", key } },
            },
            canRepeat: true,
            cancellationToken);
    }

    /// <summary>
    /// As <see cref="TrySubmitAsync"/>; throws a <see cref="BoxyardException"/> when it was not accepted.
    /// </summary>
    public async Task<Job> SubmitAsync(
        JobDocument document, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TrySubmitAsync(document, options, cancellationToken)).GetValue();

    /// <summary>One job with its attempts and results.</summary>
    public Task<Outcome<Job>> TryGetAsync(long jobId, CancellationToken cancellationToken = default) =>
        GetByAsync(_transport, jobId, cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/> when there is none.</summary>
    public async Task<Job> GetAsync(long jobId, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(jobId, cancellationToken)).GetValue();

    /// <summary>A page of the jobs that match, newest first, at a cost that does not grow with their number.</summary>
    public Task<Outcome<JobPage>> TryGetPageAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _transport.GetAsync<JobPage>(query.ToPath(), cancellationToken);
    }

    /// <summary>As <see cref="TryGetPageAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<JobPage> GetPageAsync(JobQuery query, CancellationToken cancellationToken = default) =>
        (await TryGetPageAsync(query, cancellationToken)).GetValue();

    /// <summary>
    /// How many jobs match, counted up to a bound of 1 to 10,000; only those with a lower id than the query's <see
    /// cref="JobQuery.BeforeId"/>. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    public async Task<JobCount> CountAsync(
        JobQuery query, int max = 1_000, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = query.ToPath("/api/v1/jobs:count").Add("max", max.ToString(CultureInfo.InvariantCulture));
        return (await _transport.GetAsync<JobCount>(path, cancellationToken)).GetValue();
    }

    /// <summary>
    /// The jobs that match, newest first, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public async IAsyncEnumerable<Job> ListAsync(
        JobQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var next = query.BeforeId;
        do
        {
            var page = await GetPageAsync(query with { BeforeId = next }, cancellationToken);
            foreach (var job in page.Jobs)
            {
                yield return job;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>
    /// Waits until the job is finished, however long that takes, and returns it. Told of it by the job's event stream;
    /// looks itself every <see cref="BoxyardClientOptions.PollInterval"/> while there is none.
    /// </summary>
    public async Task<Outcome<Job>> TryWaitAsync(long jobId, CancellationToken cancellationToken = default)
    {
        var job = await GetByAsync(_patientTransport, jobId, cancellationToken);
        if (job.Value is null or { IsFinished: true })
        {
            return job;
        }

        await using var news = new JobNews(_transport, jobId, withLogs: false, cancellationToken);
        do
        {
            await news.NextAsync(cancellationToken);
            job = await GetByAsync(_patientTransport, jobId, cancellationToken);
        }
        while (job.Value is { IsFinished: false });

        return job;
    }

    /// <summary>As <see cref="TryWaitAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Job> WaitAsync(long jobId, CancellationToken cancellationToken = default) =>
        (await TryWaitAsync(jobId, cancellationToken)).GetValue();

    /// <summary>
    /// Follows a job to its end: each state that was seen, and the text of its logs as it grows, of every attempt. Ends
    /// when the job is finished and all its text was given. It comes by the job's event stream; what that lacks, and
    /// all while there is none, is read every <see cref="BoxyardClientOptions.PollInterval"/>. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    /// <param name="jobId">The job.</param>
    /// <param name="streams">The log streams to read; empty means none, null means all.</param>
    /// <param name="cancellationToken">Ends the following; the job goes on.</param>
    public async IAsyncEnumerable<JobUpdate> FollowAsync(
        long jobId,
        IReadOnlyCollection<string>? streams = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var follower = new JobFollower(_patientTransport, streams);
        await using var news = new JobNews(_transport, jobId, streams is not { Count: 0 }, cancellationToken);
        while (true)
        {
            var job = (await GetByAsync(_patientTransport, jobId, cancellationToken)).GetValue();
            // An open stream gives the text itself.
            await foreach (var update in follower.ReadNewAsync(job, withText: news.IsByClock, cancellationToken))
            {
                yield return update;
            }

            if (job.IsFinished)
            {
                yield break;
            }

            while (await news.NextAsync(cancellationToken) is { } piece)
            {
                if (follower.Take(job, piece) is { } update)
                {
                    yield return update;
                }
            }
        }
    }

    /// <summary>
    /// The bytes of a log from <paramref name="offset"/> to what the silo has now, in pieces. A connection that is lost
    /// in the middle is taken up again where it broke. Throws a <see cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogAsync(
        long jobId, int attempt, string stream, long offset = 0, CancellationToken cancellationToken = default) =>
        new LogReader(_transport, jobId, attempt, stream).ReadAsync(offset, cancellationToken);

    /// <summary>
    /// All metrics of an attempt, in their order, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<JobMetric> ListMetricsAsync(
        long jobId, int attempt, CancellationToken cancellationToken = default) =>
        ListAsync<MetricPage, JobMetric>(
            $"/api/v1/jobs/{jobId}/attempts/{attempt}/metrics",
            page => (page.Metrics, page.Next?.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);

    /// <summary>
    /// All test results of an attempt, in their order, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<JobTest> ListTestsAsync(
        long jobId, int attempt, CancellationToken cancellationToken = default) =>
        ListAsync<TestPage, JobTest>(
            $"/api/v1/jobs/{jobId}/attempts/{attempt}/tests",
            page => (page.Tests, page.Next?.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);

    /// <summary>
    /// All files that an attempt uploaded, by path, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public IAsyncEnumerable<JobArtifact> ListArtifactsAsync(
        long jobId, int attempt, CancellationToken cancellationToken = default) =>
        ListAsync<ArtifactPage, JobArtifact>(
            $"/api/v1/jobs/{jobId}/attempts/{attempt}/artifacts",
            page => (page.Artifacts, page.Next),
            cancellationToken);

    private async IAsyncEnumerable<TItem> ListAsync<TPage, TItem>(
        string path,
        Func<TPage, (IReadOnlyList<TItem> Items, string? Next)> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
    {
        string? next = null;
        do
        {
            var asked = new QueryText(path).Add("page_size", $"{PageSize}").Add("next", next);
            var (items, following) = read((await _transport.GetAsync<TPage>(asked, cancellationToken)).GetValue());
            foreach (var item in items)
            {
                yield return item;
            }

            next = following;
        }
        while (next is not null);
    }

    private static Task<Outcome<Job>> GetByAsync(
        Transport transport, long jobId, CancellationToken cancellationToken) =>
        transport.GetAsync<Job>(new QueryText($"/api/v1/jobs/{jobId}"), cancellationToken);
}
