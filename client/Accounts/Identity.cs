namespace Boxyard.Client;

/// <summary>The account whose token is sent.</summary>
public sealed record Identity
{
    public required string Account { get; init; }
    public required AccountRole Role { get; init; }
}
