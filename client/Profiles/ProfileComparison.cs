namespace Boxyard.Client;

/// <summary>Two profiles side by side: the targets that both have.</summary>
public sealed record ProfileComparison
{
    public required ComparedProfile A { get; init; }
    public required ComparedProfile B { get; init; }
    public required IReadOnlyList<ComparedTarget> Targets { get; init; }
}
