using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>An append as it arrives.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Number">The attempt, from 1.</param>
/// <param name="Stream">`stdout`, `stderr`, `serial` and the like.</param>
/// <param name="Offset">Where the body begins in the log, in bytes.</param>
/// <param name="Context">Body and headers.</param>
internal sealed record LogUploadRequest(long JobId, int Number, string Stream, long? Offset, HttpContext Context)
{
    public ShownId ShownId => new(JobId, Number);
}
