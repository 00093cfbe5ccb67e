namespace Boxyard.Client;

/// <summary>Until when a running job may go on.</summary>
public sealed record RenewedDeadline
{
    public required long Id { get; init; }
    public required DateTimeOffset DeadlineAt { get; init; }
}
