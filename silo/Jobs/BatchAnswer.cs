namespace Boxyard.Jobs;

/// <summary>The ids of a batch, in the order of its jobs.</summary>
internal sealed record BatchAnswer(IReadOnlyList<long> Ids);
