namespace Boxyard.Queues;

/// <summary>A queue that boxes serve before the one of a job.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="QueuedCount">How much waits in it.</param>
/// <param name="BoxCount">How many of the job's boxes serve it first.</param>
public sealed record EarlierQueue(string Queue, long QueuedCount, int BoxCount);
