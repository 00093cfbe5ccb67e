using Boxyard.Builds;
using Boxyard.Jobs;

namespace Boxyard.Storage.Builds;

/// <summary>The rows of `app_builds` and of what belongs to them.</summary>
internal static class BuildTable
{
    public static RowSet KeyOf(BuildRecord build) => RowSet.One()
        .With("app_namespace", build.Namespace)
        .With("app_name", build.Name)
        .With("number", build.Number);

    public static BuildRecord Map(Row row) => new()
    {
        Namespace = row.GetText(0),
        Name = row.GetText(1),
        Number = row.GetInt64(2),
        Version = row.GetText(3),
        Kind = row.GetEnum<BuildKind>(4),
        State = row.GetEnum<BuildState>(5),
        Result = row.FindEnum<BuildResult>(6),
        Problem = row.FindText(7),
        Plan = row.GetText(8),
        Revision = row.GetInt64(9),
        StartedAt = row.GetInstant(10),
        FinishedAt = row.FindInstant(11),
    };

    /// <summary>Behind the number of its build.</summary>
    public static BuildJobRecord MapJob(Row row) => new()
    {
        Role = row.GetEnum<BuildJobRole>(1),
        Label = row.GetText(2),
        JobId = row.GetInt64(3),
        State = row.FindEnum<JobState>(4),
        AttemptCount = row.FindInt32(5) ?? 0,
        IsOver = row.IsNull(4) || !row.IsNull(6),
    };
}
