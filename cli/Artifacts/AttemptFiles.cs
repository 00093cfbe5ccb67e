using Boxyard.Client;

namespace Boxyard.Cli.Artifacts;

/// <summary>Finds the files of an attempt.</summary>
internal static class AttemptFiles
{
    /// <summary>Of the newest attempt when the number is null; that is 0 where there was none.</summary>
    public static async Task<(int Number, IReadOnlyList<JobArtifact> Files)> ListAsync(
        BoxyardClient client, long jobId, int? attempt, CancellationToken cancellationToken)
    {
        var number = attempt ?? (await client.Jobs.GetAsync(jobId, cancellationToken)).AttemptCount;
        return (number, number == 0
            ? []
            : await client.Jobs.ListArtifactsAsync(jobId, number, cancellationToken).ToListAsync(cancellationToken));
    }
}
