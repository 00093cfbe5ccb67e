using System.Text.Json.Nodes;

namespace Boxyard.Cli.Imports;

/// <summary>A job that waits in an old scheduler.</summary>
/// <param name="Id">Its old id.</param>
/// <param name="Queue">Where it waits; null when only its group is known.</param>
/// <param name="SubQueue">The part of the queue; null for none that matters.</param>
/// <param name="Fields">What was submitted, with what was derived of it; null when that is not in Redis.</param>
internal sealed record OldJob(string Id, string? Queue, string? SubQueue, JsonObject? Fields);
