namespace Boxyard.Jobs;

/// <summary>What old clients are told of the jobs that they cancelled, in the order of the request.</summary>
internal sealed record LkpCancelAnswers(IReadOnlyList<LkpCancelAnswer> Results);
