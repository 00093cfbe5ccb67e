using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>One version of an app as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppRecord")]
public sealed record AppRecord
{
    [Id(0)]
    public required AppSpec Spec { get; init; }

    /// <summary>Who submitted it.</summary>
    [Id(1)]
    public required string Owner { get; init; }

    /// <summary>It is not replaced or deleted, but by an admin.</summary>
    [Id(2)]
    public bool IsFrozen { get; init; }

    /// <summary>When this version came, or was replaced.</summary>
    [Id(3)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(4)]
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>By name.</summary>
    [Id(5)]
    public ImmutableArray<AppMetaFileName> MetaFiles { get; init; } = [];

    public AppName Name => Spec.Name;
}
