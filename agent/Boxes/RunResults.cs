using Boxyard.Agent.Builds;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>Sends what a run has left for its job, where the agent speaks for what runs. May be repeated.</summary>
internal sealed class RunResults(SiloAttempts attempts)
{
    public async Task SendAsync(RunRecord run, CancellationToken cancellationToken)
    {
        foreach (var path in BuildOutput.ListFiles(run.Folder))
        {
            await attempts.PutArtifactAsync(run, Path.GetFileName(path), path, cancellationToken);
        }

        var values = BuildOutput.ReadValues(run.Folder);
        if (values.Count > 0)
        {
            await attempts.ReportAsync(run, values.Select(value => (value.Key, value.Value)), cancellationToken);
        }
    }
}
