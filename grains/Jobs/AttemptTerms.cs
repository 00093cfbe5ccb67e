namespace Boxyard.Jobs;

/// <summary>What the guest of a live attempt must know.</summary>
/// <param name="DeadlineAt">When the attempt's present state has lasted too long.</param>
/// <param name="IsCancelAsked">Somebody cancelled the attempt: the guest is to stop the job and let go.</param>
public readonly record struct AttemptTerms(DateTimeOffset DeadlineAt, bool IsCancelAsked);
