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

    public JobSubmitter Submitter { get; init; } = JobSubmitter.Unknown;

    /// <summary>Who submits, for the audit; null while accounts are off.</summary>
    public AuditEntry? Audit { get; init; }
}
