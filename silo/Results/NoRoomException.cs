namespace Boxyard.Results;

/// <summary>The room for uploads ended in the middle of one. It ends as <see cref="ArtifactPut.NoRoom"/>.</summary>
internal sealed class NoRoomException() : Exception("There is no room for the rest of the upload.");
