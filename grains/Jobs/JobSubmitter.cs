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

    /// <summary>The account that the job names is not there, its token is wrong, or it may not submit.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The job is a step of an app's build or profile, which the submitter was asked about before.</summary>
    public bool IsBuild { get; init; }

    /// <summary>A sentence when it is refused though its token is right.</summary>
    public string? Reason { get; init; }
}
