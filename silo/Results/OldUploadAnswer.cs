namespace Boxyard.Results;

/// <summary>A status and a text, as the clients of the old uploads know them.</summary>
internal sealed record OldUploadAnswer(int Status, string Text);
