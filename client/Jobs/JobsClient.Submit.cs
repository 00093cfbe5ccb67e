using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Submitting several jobs, a job again, or none at all.</summary>
public sealed partial class JobsClient
{
    /// <summary>
    /// Submits all jobs of a text, up to 10,000: all or none. When this returns ids, in the order of the text and each
    /// job of a cluster by itself, the silo has them on disk. Safe to repeat with the same key.
    /// </summary>
    public Task<Outcome<IReadOnlyList<long>>> TrySubmitManyAsync(
        JobDocument document, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return SubmitManyAsync(document, (options ?? new SubmitOptions()).IdempotencyKey, cancellationToken);
    }

    /// <summary>As <see cref="TrySubmitManyAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<long>> SubmitManyAsync(
        JobDocument document, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TrySubmitManyAsync(document, options, cancellationToken)).GetValue();

    /// <summary>
    /// Submits the jobs of a file in YAML or JSON, one or many, as <see cref="TrySubmitManyAsync"/>. A file that cannot
    /// be read throws what File.ReadAllText throws.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<long>>> TrySubmitFileAsync(
        string path, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        await TrySubmitManyAsync(await JobDocument.FromFileAsync(path, cancellationToken), options, cancellationToken);

    /// <summary>As <see cref="TrySubmitFileAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<long>> SubmitFileAsync(
        string path, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TrySubmitFileAsync(path, options, cancellationToken)).GetValue();

    /// <summary>What a submit of the same text would queue. Nothing is queued.</summary>
    public async Task<Outcome<IReadOnlyList<ExpandedJob>>> TryExpandAsync(
        JobDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var expanded = await _transport.SendAsync<ExpandedJobs>(
            () => Post("/api/v1/jobs:expand", document), canRepeat: true, cancellationToken);
        return expanded.Select(value => value.Jobs);
    }

    /// <summary>As <see cref="TryExpandAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<ExpandedJob>> ExpandAsync(
        JobDocument document, CancellationToken cancellationToken = default) =>
        (await TryExpandAsync(document, cancellationToken)).GetValue();

    /// <summary>
    /// Submits a job that is over once more, as a new job with the same definition and secrets. <see
    /// cref="ProblemKind.Rejected"/> with status 409 when it is not over, is part of a cluster job, or its secrets are
    /// kept no longer. Safe to repeat with the same key.
    /// </summary>
    public Task<Outcome<Job>> TryRetryAsync(
        long jobId, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var key = (options ?? new SubmitOptions()).IdempotencyKey;
        return _transport.SendAsync<Job>(
            () => new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/jobs/{jobId}/retry", UriKind.Relative))
            {
                Headers = { { "Idempotency-Key", key } },
            },
            canRepeat: true,
            cancellationToken);
    }

    /// <summary>As <see cref="TryRetryAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Job> RetryAsync(
        long jobId, SubmitOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TryRetryAsync(jobId, options, cancellationToken)).GetValue();

    /// <summary>The job as submitted, with its derived fields, without secrets.</summary>
    public Task<Outcome<JsonObject>> TryGetSpecAsync(long jobId, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<JsonObject>(new QueryText($"/api/v1/jobs/{jobId}/spec"), cancellationToken);

    /// <summary>As <see cref="TryGetSpecAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<JsonObject> GetSpecAsync(long jobId, CancellationToken cancellationToken = default) =>
        (await TryGetSpecAsync(jobId, cancellationToken)).GetValue();

    private async Task<Outcome<IReadOnlyList<long>>> SubmitManyAsync(
        JobDocument document, string key, CancellationToken cancellationToken)
    {
        var ids = await _transport.SendAsync<SubmittedJobs>(
            () =>
            {
                var request = Post("/api/v1/jobs:batch", document);
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            canRepeat: true,
            cancellationToken);
        return ids.Select(value => value.Ids);
    }

    private static HttpRequestMessage Post(string path, JobDocument document) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(document.Text, Encoding.UTF8, document.ContentType),
        };

    private sealed record SubmittedJobs(IReadOnlyList<long> Ids);

    private sealed record ExpandedJobs(IReadOnlyList<ExpandedJob> Jobs);
}
