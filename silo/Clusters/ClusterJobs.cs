using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>Makes of a submitted job the jobs of its boxes: one, unless it names a cluster.</summary>
internal sealed class ClusterJobs(ClusterDefinitions definitions)
{
    /// <summary>Takes the object over.</summary>
    public (ImmutableArray<ClusterPartJob> Parts, ImmutableArray<JobError> Errors) Split(JsonObject job)
    {
        if (ClusterJob.FindNameProblem(job) is { } problem)
        {
            return ([], [ErrorOf(problem)]);
        }

        if (ClusterJob.FindName(job) is not { } name)
        {
            return ([new ClusterPartJob(job, Part: null)], []);
        }

        var (definition, mistakes) = FindDefinition(job, name);
        if (definition is null)
        {
            return ([], [.. mistakes.Select(ErrorOf)]);
        }

        var (parts, mistake) = ClusterJob.Split(job, definition);
        return mistake is null ? (parts, []) : ([], [ErrorOf(mistake)]);
    }

    /// <summary>What a part may not ask for, since its boxes get it together.</summary>
    public static JobError? FindProblem(NewJob part)
    {
        if (part.Retries != 0)
        {
            return new JobError
            {
                Field = "retries",
                Message = "'retries' must be 0 with a cluster: its nodes end with results of their own, and none is "
                    + "repeated alone. Lost ones are repeated together (infra_retries).",
            };
        }

        return part.Requirement is null
            ? null
            : new JobError
            {
                Field = "requires",
                Message = "'requires' has no place with a cluster: its boxes are named by the cluster's definition.",
            };
    }

    private (ClusterDefinition? Definition, ImmutableArray<string> Mistakes) FindDefinition(
        JsonObject job, string name) => job[ClusterJob.DefinitionField] switch
        {
            null => definitions.Find(name),
            JsonObject text => ClusterDefinitions.Read(name, text),
            _ => (null, [$"'{ClusterJob.DefinitionField}' is no object, "
                + "such as `{nodes: {box-1: {roles: [server]}}}`."]),
        };

    private static JobError ErrorOf(string mistake) => new() { Field = ClusterJob.NameField, Message = mistake };
}
