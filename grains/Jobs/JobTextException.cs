namespace Boxyard.Jobs;

/// <summary>
/// Leaves the readers at the first mistake. <see cref="JobText"/> makes an outcome of it; it goes no further.
/// </summary>
internal sealed class JobTextException(JobError error) : Exception(error.Message)
{
    public JobError Error { get; } = error;
}
