using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>What a caller may do to the results of an attempt.</summary>
internal sealed record UploadPermit
{
    public required UploadPermitKind Kind { get; init; }
    public required ShownId ShownId { get; init; }

    /// <summary>Null when there is no such attempt.</summary>
    public AttemptRecord? Attempt { get; init; }

    /// <summary>`/result/...`; set with the attempt.</summary>
    public string Root { get; init; } = "";

    /// <summary>Of the job; set with the attempt.</summary>
    public string Suite { get; init; } = "";

    /// <summary>The folders of packages that the attempt builds, `/initrd/...`.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>Where the job stands, when this attempt has ended.</summary>
    public JobState? JobState { get; init; }

    /// <summary>The job's live attempt, when this one has ended and another lives.</summary>
    public int? LiveAttempt { get; init; }
}
