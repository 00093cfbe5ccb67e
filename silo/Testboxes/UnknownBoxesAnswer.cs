namespace Boxyard.Testboxes;

/// <summary>The MACs that asked to boot and have no name.</summary>
internal sealed record UnknownBoxesAnswer(IReadOnlyList<UnknownBoxRecord> UnknownBoxes);
