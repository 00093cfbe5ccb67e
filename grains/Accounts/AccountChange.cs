namespace Boxyard.Accounts;

/// <summary>What is to be changed of an account; what is null stays.</summary>
public sealed record AccountChange
{
    public AccountRole? Role { get; init; }
    public bool? IsDisabled { get; init; }
    public string? Email { get; init; }
    public string? FullName { get; init; }
}
