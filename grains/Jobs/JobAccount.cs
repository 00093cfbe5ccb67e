namespace Boxyard.Jobs;

/// <summary>Who the submitter says to be. The silo verifies it where accounts are on.</summary>
public sealed record JobAccount
{
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string Token { get; init; }
}
