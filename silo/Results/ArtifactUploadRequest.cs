using Boxyard.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Results;

/// <summary>An uploaded file as it arrives.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Number">The attempt, from 1.</param>
/// <param name="Path">Below the attempt's result root.</param>
/// <param name="Sha256">Hex; checked when it is given.</param>
/// <param name="Context">Body and headers.</param>
internal sealed record ArtifactUploadRequest(
    long JobId, int Number, string Path, [FromHeader(Name = "X-Content-Sha256")] string? Sha256, HttpContext Context)
{
    public ShownId ShownId => new(JobId, Number);
}
