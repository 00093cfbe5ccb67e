using Boxyard.Client;

namespace Boxyard.Cli.Artifacts;

/// <summary>Finds the files of an attempt.</summary>
internal static class AttemptFiles
{
    /// <summary>Of the newest attempt when the number is null.</summary>
    public static async Task<IReadOnlyList<JobArtifact>> ListAsync(
        BoxyardClient client, long jobId, int? attempt, CancellationToken cancellationToken)
    {
        var number = attempt;
        if (number is null)
        {
            var job = await client.Jobs.GetAsync(jobId, cancellationToken);
            number = job.AttemptCount;
        }

        return number == 0
            ? []
            : await client.Jobs.ListArtifactsAsync(jobId, number.Value, cancellationToken)
                .ToListAsync(cancellationToken);
    }
}
