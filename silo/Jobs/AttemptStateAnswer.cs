namespace Boxyard.Jobs;

/// <summary>Where an attempt stands.</summary>
internal sealed record AttemptStateAnswer(JobState State);
