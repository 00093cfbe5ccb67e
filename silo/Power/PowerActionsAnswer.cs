using Boxyard.Testboxes;

namespace Boxyard.Power;

/// <summary>The newest power actions of a box.</summary>
internal sealed record PowerActionsAnswer(IReadOnlyList<PowerActionRecord> Actions);
