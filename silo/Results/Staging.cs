namespace Boxyard.Results;

/// <summary>How <see cref="IResultFiles.StageAsync"/> ended; the file is there only for <see cref="StagingOutcome.Staged"/>.</summary>
internal sealed record Staging(StagingOutcome Outcome, IStagedFile? File = null);
