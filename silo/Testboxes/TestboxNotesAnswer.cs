namespace Boxyard.Testboxes;

/// <summary>The newest notes about a box, newest first.</summary>
internal sealed record TestboxNotesAnswer(IReadOnlyList<TestboxNote> Notes);
