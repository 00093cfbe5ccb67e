using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Boxyard.Dependencies;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>The way of every submitted job: text, expanded job, store. All submit routes go through here.</summary>
internal sealed class JobSubmission(
    JobExpander expander,
    IJobStore jobs,
    IDependencyStore dependencies,
    IOptions<SubmitOptions> options,
    TimeProvider clock)
{
    /// <summary>A text with thousands of mistakes is answered with the first ones.</summary>
    private const int MaxErrorCount = 100;

    /// <summary>Of all jobs of one submission: they are rows of one commit.</summary>
    private const int MaxWaits = 10_000;

    public async Task<SubmissionResult> SubmitAsync(SubmissionRequest request, CancellationToken cancellationToken)
    {
        var plan = await ExpandAsync(request, cancellationToken);
        if (!plan.IsValid)
        {
            return new SubmissionResult { Plan = plan };
        }

        var isKeyed = request.IdempotencyKey is not null;
        var outcome = await jobs.SubmitAsync(
            new Submission
            {
                Jobs = plan.Jobs,
                IdempotencyKey = request.IdempotencyKey,
                BodyHash = isKeyed ? Convert.ToHexStringLower(SHA256.HashData(request.Body.Span)) : null,
            },
            cancellationToken);
        return new SubmissionResult
        {
            Plan = plan,
            JobIds = outcome.JobIds,
            SubmittedAt = outcome.SubmittedAt,
            IsRepeat = outcome.IsRepeat,
            KeyConflict = outcome.KeyConflict,
        };
    }

    /// <summary>The dry run: everything but the writing.</summary>
    public Task<SubmissionPlan> ExpandAsync(SubmissionRequest request, CancellationToken cancellationToken) =>
        RefuseUnknownWaitsAsync(ExpandText(request), request.IsBatch, cancellationToken);

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

        return request.IsBatch ? ExpandBatch(text.Jobs) : ExpandAll(text.Jobs, isBatch: false);
    }

    /// <summary>A job that waited for one that never was would wait for ever.</summary>
    private async Task<SubmissionPlan> RefuseUnknownWaitsAsync(
        SubmissionPlan plan, bool isBatch, CancellationToken cancellationToken)
    {
        var waitedFor = plan.Jobs.SelectMany(job => job.Waits.Waits).Select(wait => wait.JobId).Distinct().ToArray();
        if (waitedFor.Length == 0)
        {
            return plan;
        }

        if (plan.Jobs.Sum(job => job.Waits.Waits.Length) > MaxWaits)
        {
            var message = $"The jobs wait for more than {MaxWaits} others together. Send several batches.";
            return new SubmissionPlan { Errors = [new SubmittedJobError { Field = WaitList.Field, Message = message }] };
        }

        var known = await dependencies.FindKnownAsync(waitedFor, cancellationToken);
        var errors = plan.Jobs.Index().SelectMany(job => job.Item.Waits.Waits
            .Where(wait => !known.Contains(wait.JobId))
            .Select(wait => new SubmittedJobError
            {
                Index = isBatch ? job.Index : null,
                Field = WaitList.Field,
                Message = $"'{WaitList.Field}' names job {wait.JobId}, which does not exist. Submit that one first.",
            }));
        var shown = errors.Take(MaxErrorCount).ToImmutableArray();
        return shown.IsEmpty ? plan : new SubmissionPlan { Errors = shown };
    }

    private SubmissionPlan ExpandBatch(ImmutableArray<JsonObject> sent)
    {
        var (listed, mistake) = BatchList.Unwrap(sent);
        if (mistake is null && listed.Length > options.Value.MaxBatchJobs)
        {
            mistake = $"There are {listed.Length} jobs; a batch has at most {options.Value.MaxBatchJobs} " +
                "(Submit:MaxBatchJobs). Send several.";
        }

        return mistake is null
            ? ExpandAll(listed, isBatch: true)
            : new SubmissionPlan { Errors = [new SubmittedJobError { Message = mistake }] };
    }

    private SubmissionPlan ExpandAll(ImmutableArray<JsonObject> sent, bool isBatch)
    {
        var expanded = ImmutableArray.CreateBuilder<NewJob>(sent.Length);
        var errors = ImmutableArray.CreateBuilder<SubmittedJobError>();
        var now = clock.GetUtcNow();
        for (var index = 0; index < sent.Length && errors.Count < MaxErrorCount; index++)
        {
            var expansion = expander.Expand(sent[index], now);
            errors.AddRange(expansion.Errors.Select(error => SubmittedJobError.Of(error, isBatch ? index : null)));
            if (expansion.Job is { } job)
            {
                expanded.Add(job);
            }
        }

        return errors.Count > 0
            ? new SubmissionPlan { Errors = errors.ToImmutable() }
            : new SubmissionPlan { Jobs = expanded.ToImmutable(), Specs = sent };
    }
}
