namespace Boxyard.Cli.Jobs;

/// <summary>What became of each cancel, in order.</summary>
internal sealed record CancelResults(IReadOnlyList<CancelResult> Results);
