namespace Boxyard.Jobs;

/// <summary>A mistake in a submission, with the place of its job in the batch.</summary>
internal sealed record SubmittedJobError
{
    /// <summary>From 0; null when it concerns the text as a whole.</summary>
    public int? Index { get; init; }
    public string? Field { get; init; }
    public int? Line { get; init; }
    public required string Message { get; init; }

    public static SubmittedJobError Of(JobError error, int? index) =>
        new() { Index = index, Field = error.Field, Line = error.Line, Message = error.Message };
}
