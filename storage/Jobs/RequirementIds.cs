using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>The ids of what the jobs of a batch require; those that are new are stored with it.</summary>
internal sealed class RequirementIds
{
    private static readonly RequirementIds None = new();

    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);

    public static async Task<RequirementIds> ResolveAsync(
        SubmitCommand[] commands, RequirementUse requirements, Batch batch, CancellationToken cancellationToken)
    {
        var texts = commands
            .SelectMany(command => command.Submission.Jobs)
            .Where(job => job.Requirement is not null)
            .Select(job => job.Requirement!.Text)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (texts.Length == 0)
        {
            return None;
        }

        requirements.Learn();
        var ids = new RequirementIds();
        var rows = new Rows<string>(texts).Text("text", text => text);
        batch.Session.Add("requirements_add", rows);
        batch.Session.Add("requirements_find", rows, row => ids._ids[texts[row.GetInt32(0)]] = row.GetInt64(1));
        await batch.Session.SendAsync(cancellationToken);
        return ids;
    }

    public LaneKey LaneOf(NewJob job) => new(job.Queue, job.Priority, job.Submitter, Of(job));

    /// <summary>0 for a job that requires nothing.</summary>
    public long Of(NewJob job) => job.Requirement is { } requirement ? _ids[requirement.Text] : 0;
}
