namespace Boxyard.Jobs;

/// <summary>Who submits a job, as far as the scheduler knows.</summary>
public sealed record JobSubmitter
{
    /// <summary>Nobody was asked: it is whom the job names.</summary>
    public static readonly JobSubmitter Unknown = new();

    /// <summary>The account's name; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the job must name an account, since the request did not.</summary>
    public bool MustBeNamed { get; init; }

    /// <summary>The account that the job names is not there, or its token is wrong.</summary>
    public bool IsRefused { get; init; }
}
