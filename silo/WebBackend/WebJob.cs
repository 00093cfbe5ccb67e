using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.WebBackend;

/// <summary>A job of the old job list, with what was submitted.</summary>
internal sealed record WebJob(JobRecord Job, JsonObject Spec);
