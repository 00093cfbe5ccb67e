namespace Boxyard.Cli.Submissions;

/// <summary>The ids of a batch, in its order.</summary>
internal sealed record BatchIds(IReadOnlyList<long> Ids);
