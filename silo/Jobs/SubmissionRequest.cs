using Boxyard.Accounts;

namespace Boxyard.Jobs;

/// <summary>A submission as it came over HTTP.</summary>
internal sealed record SubmissionRequest
{
    public required ReadOnlyMemory<byte> Body { get; init; }
    public JobTextFormat Format { get; init; } = JobTextFormat.Detect;

    /// <summary>True when the body may hold many jobs.</summary>
    public bool IsBatch { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Set when the body is a stored job, submitted once more. With one key this job can be repeated once, whatever its
    /// body has become.
    /// </summary>
    public long? RetryOf { get; init; }

    public JobSubmitter Submitter { get; init; } = JobSubmitter.Unknown;

    /// <summary>Who submits, for the audit; null while accounts are off.</summary>
    public AuditEntry? Audit { get; init; }
}
