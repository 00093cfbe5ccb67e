namespace Boxyard.Accounts;

/// <summary>Somebody, or some program, that may use the scheduler.</summary>
public sealed record AccountRecord
{
    /// <summary>The submitter of its jobs.</summary>
    public required string Name { get; init; }

    /// <summary>What old clients send as `my_email`.</summary>
    public string? Email { get; init; }

    /// <summary>What old clients send as `my_name`; without it, they send the name.</summary>
    public string? FullName { get; init; }

    public required AccountRole Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when its tokens are refused; null while they are taken.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
}
