namespace Boxyard.Jobs;

/// <summary>A job's timeline, oldest first.</summary>
internal sealed record JobEventsAnswer(IReadOnlyList<JobEventAnswer> Events);
