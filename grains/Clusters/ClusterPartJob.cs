using System.Text.Json.Nodes;

namespace Boxyard.Clusters;

/// <summary>A submitted job as one box gets it.</summary>
/// <param name="Job">The job's fields.</param>
/// <param name="Part">Null when the job is for one box alone.</param>
public sealed record ClusterPartJob(JsonObject Job, NewClusterPart? Part);
