using Boxyard.Builds;
using Boxyard.Jobs;
using Boxyard.Profiles;

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

    public static BuildJobRecord MapJob(Row row) => new()
    {
        Role = row.GetEnum<BuildJobRole>(0),
        Label = row.GetText(1),
        JobId = row.GetInt64(2),
        State = row.FindEnum<JobState>(3),
        AttemptCount = row.FindInt32(4) ?? 0,
        IsOver = row.IsNull(3) || !row.IsNull(5),
    };

    public static ProfileRecord MapProfile(Row row) => new()
    {
        Profile = row.GetText(0),
        CertifiedBy = row.FindText(1),
        Note = row.FindText(2),
        CertifiedAt = row.FindInstant(3),
    };
}
