using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Storage.Backups;

/// <summary>What a copy of a database holds.</summary>
public sealed record DatabaseSnapshot
{
    /// <summary>`sqlite` or `postgres`: one is not restored into the other.</summary>
    public required string Dialect { get; init; }

    /// <summary>The migrations that it has.</summary>
    public required ImmutableArray<long> Migrations { get; init; }

    /// <summary>The mark of the folder that holds its files; null before the first start of a silo.</summary>
    public string? FolderMarker { get; init; }

    public required ImmutableDictionary<JobState, long> Jobs { get; init; }

    public required long AttemptCount { get; init; }

    /// <summary>The tables in files of their names, with their columns; empty when the database is one file.</summary>
    public ImmutableArray<SavedTable> Tables { get; init; } = [];
}
