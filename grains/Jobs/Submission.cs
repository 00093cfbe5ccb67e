using System.Collections.Immutable;
using Boxyard.Accounts;

namespace Boxyard.Jobs;

/// <summary>Jobs that are queued together: all of them or none.</summary>
public sealed record Submission
{
    /// <summary>1 to 10,000 jobs.</summary>
    public required ImmutableArray<NewJob> Jobs { get; init; }

    /// <summary>The client's key; the same key of the same submitter gives the first answer again.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Kept in the same transaction, with the ids as its target; null when nobody is known to submit.
    /// </summary>
    public AuditEntry? Audit { get; init; }

    /// <summary>SHA-256 over the body, hex: the same key with another body is an error.</summary>
    public string? BodyHash { get; init; }
}
