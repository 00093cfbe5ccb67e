namespace Boxyard.Overview;

/// <summary>The groups of boxes by name.</summary>
internal sealed record GroupsAnswer(IReadOnlyList<GroupState> Groups);
