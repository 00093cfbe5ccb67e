namespace Boxyard.Accounts;

/// <summary>An account to create.</summary>
public sealed record NewAccount
{
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? FullName { get; init; }
    public required AccountRole Role { get; init; }
}
