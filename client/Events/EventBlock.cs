namespace Boxyard.Client;

/// <summary>One block of an event stream as it was sent.</summary>
internal sealed record EventBlock(string? Id, string? Name, string? Data);
