using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>An app to be stored, checked and with what its code said.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppSubmission")]
public sealed record AppSubmission
{
    [Id(0)]
    public required AppSpec Spec { get; init; }

    [Id(1)]
    public required AppCaller Caller { get; init; }

    [Id(2)]
    public bool IsFrozen { get; init; }

    [Id(3)]
    public ImmutableArray<AppMetaFile> MetaFiles { get; init; } = [];

    /// <summary>The version is that of the code's tag, and not one that was given: it may be replaced.</summary>
    [Id(4)]
    public bool IsVersionOfCode { get; init; }

    /// <summary>Replaces the version that is there.</summary>
    [Id(5)]
    public bool Force { get; init; }
}
