using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>The way of every submitted job: text, expanded job, store. All submit routes go through here.</summary>
internal sealed class JobSubmission(
    JobExpander expander,
    ClusterJobs clusters,
    IJobStore jobs,
    WaitCheck waits,
    IOptions<SubmitOptions> options,
    TimeProvider clock)
{
    /// <summary>A text with thousands of mistakes is answered with the first ones.</summary>
    private const int MaxErrorCount = 100;

    public async Task<SubmissionResult> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken)
    {
        var plan = await ExpandAsync(request, cancellationToken);
        if (!plan.IsValid)
        {
            return new SubmissionResult { Plan = plan };
        }

        var outcome = await jobs.SubmitAsync(
            new Submission
            {
                Jobs = request.RetryOf is { } earlier
                    ? [.. plan.Jobs.Select(job => job with { RetryOf = earlier })]
                    : plan.Jobs,
                IdempotencyKey = request.IdempotencyKey,
                Audit = request.Audit,
                BodyHash = request.IdempotencyKey is null ? null : HashOf(request),
            },
            cancellationToken);
        return new SubmissionResult
        {
            Plan = plan,
            JobIds = outcome.JobIds,
            SubmittedAt = outcome.SubmittedAt,
            IsRepeat = outcome.IsRepeat,
            KeyConflict = outcome.KeyConflict,
            Limit = outcome.Limit,
        };
    }

    /// <summary>The dry run: everything but the writing.</summary>
    public Task<SubmissionPlan> ExpandAsync(SubmissionRequest request, CancellationToken cancellationToken) =>
        waits.CheckAsync(ExpandText(request), request.IsBatch, cancellationToken);

    private static string HashOf(SubmissionRequest request)
    {
        var said = request.RetryOf is { } earlier ? Encoding.UTF8.GetBytes($"retry {earlier}") : request.Body.Span;
        return Convert.ToHexStringLower(SHA256.HashData(said));
    }

    private SubmissionPlan ExpandText(SubmissionRequest request)
    {
        var text = request.IsBatch
            ? JobText.ParseMany(request.Body.Span, request.Format)
            : JobText.Parse(request.Body.Span, request.Format);
        if (!text.IsValid)
        {
            return new SubmissionPlan
            {
                Errors = [.. text.Errors.Select(error => SubmittedJobError.Of(error, index: null))],
            };
        }

        return request.IsBatch
            ? ExpandBatch(text.Jobs, request.Submitter)
            : ExpandAll(text.Jobs, request.Submitter, isBatch: false);
    }

    private SubmissionPlan ExpandBatch(ImmutableArray<JsonObject> sent, JobSubmitter submitter)
    {
        var (listed, mistake) = BatchList.Unwrap(sent);
        if (mistake is null && listed.Length > options.Value.MaxBatchJobs)
        {
            mistake = $"There are {listed.Length} jobs; a batch has at most {options.Value.MaxBatchJobs} " +
                "(Submit:MaxBatchJobs). Send several.";
        }

        return mistake is null
            ? ExpandAll(listed, submitter, isBatch: true)
            : new SubmissionPlan { Errors = [new SubmittedJobError { Message = mistake }] };
    }

    private SubmissionPlan ExpandAll(ImmutableArray<JsonObject> sent, JobSubmitter submitter, bool isBatch)
    {
        var expanded = ImmutableArray.CreateBuilder<NewJob>(sent.Length);
        var specs = ImmutableArray.CreateBuilder<JsonObject>(sent.Length);
        var errors = ImmutableArray.CreateBuilder<SubmittedJobError>();
        var now = clock.GetUtcNow();
        for (var index = 0; index < sent.Length && errors.Count < MaxErrorCount; index++)
        {
            var (parts, mistakes) = clusters.Split(sent[index]);
            foreach (var part in parts)
            {
                var (job, wrong) = ExpandPart(part, now, submitter);
                // The jobs of one cluster job are as wrong as its first.
                if (job is null)
                {
                    mistakes = wrong;
                    break;
                }

                expanded.Add(job);
                specs.Add(part.Job);
            }

            errors.AddRange(mistakes.Select(error => SubmittedJobError.Of(error, isBatch ? index : null)));
        }

        if (errors.Count == 0 && expanded.Count > options.Value.MaxBatchJobs)
        {
            errors.Add(new SubmittedJobError
            {
                Message = $"With the nodes of their clusters there are {expanded.Count} jobs; a batch has at most "
                    + $"{options.Value.MaxBatchJobs} (Submit:MaxBatchJobs). Send several.",
            });
        }

        return errors.Count > 0
            ? new SubmissionPlan { Errors = errors.ToImmutable() }
            : new SubmissionPlan { Jobs = expanded.ToImmutable(), Specs = specs.ToImmutable() };
    }

    private (NewJob? Job, ImmutableArray<JobError> Errors) ExpandPart(
        ClusterPartJob part, DateTimeOffset now, JobSubmitter submitter)
    {
        var expansion = expander.Expand(part.Job, now, submitter);
        if (expansion.Job is not { } job || part.Part is null)
        {
            return (expansion.Job, expansion.Errors);
        }

        return ClusterJobs.FindProblem(job) is { } problem
            ? (null, [problem])
            : (job with { ClusterPart = part.Part }, []);
    }
}
