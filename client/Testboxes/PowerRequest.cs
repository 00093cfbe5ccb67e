namespace Boxyard.Client;

/// <summary>A power action that was accepted and will be done within seconds.</summary>
public sealed record PowerRequest
{
    public required string Id { get; init; }
    public required string Testbox { get; init; }
    public required PowerAction Action { get; init; }
}
