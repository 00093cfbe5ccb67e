namespace Boxyard.Cli.Submissions;

/// <summary>The answer of a dry run.</summary>
internal sealed record ExpandedJobs(IReadOnlyList<ExpandedJob> Jobs);
