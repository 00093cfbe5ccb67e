namespace Boxyard.Cli.Submissions;

/// <summary>A job that the silo took.</summary>
/// <param name="Id">Its id; of a cluster job, the first of its jobs.</param>
/// <param name="Name">For people: the file, and its choices.</param>
/// <param name="Queue">Null when many were sent at once.</param>
internal sealed record SubmittedJob(long Id, string Name, string? Queue);
