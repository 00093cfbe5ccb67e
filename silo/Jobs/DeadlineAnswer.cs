namespace Boxyard.Jobs;

/// <summary>When a running job is given up.</summary>
internal sealed record DeadlineAnswer(long Id, DateTimeOffset DeadlineAt);
