using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// Decides who may upload: the holder of a live attempt's token; old boxes, which have none, by the id that they were
/// shown.
/// </summary>
internal sealed class UploadAccess(IJobStore jobs, StaleUploads staleUploads)
{
    public static bool IsLive(AttemptRecord attempt) =>
        attempt.State is JobState.Offered or JobState.Running or JobState.PostRun;

    public async Task<UploadPermit> CheckAsync(ShownId shownId, string? token, CancellationToken cancellationToken)
    {
        var permit = await FindAsync(shownId, cancellationToken);
        return permit.Attempt is { } attempt && !IsSame(attempt.Token, token)
            ? permit with { Kind = UploadPermitKind.WrongToken }
            : await RecordStaleAsync(permit, cancellationToken);
    }

    public async Task<UploadPermit> CheckShownIdAsync(ShownId shownId, CancellationToken cancellationToken) =>
        await RecordStaleAsync(await FindAsync(shownId, cancellationToken), cancellationToken);

    /// <summary>The permit that an attempt's owner would get, for reading.</summary>
    public async Task<UploadPermit> FindAsync(ShownId shownId, CancellationToken cancellationToken)
    {
        var attempt = await jobs.FindAttemptAsync(shownId.JobId, shownId.Attempt, cancellationToken);
        var specText = attempt is null ? null : await jobs.FindSpecAsync(shownId.JobId, cancellationToken);
        if (attempt is null || specText is null)
        {
            return new UploadPermit { Kind = UploadPermitKind.NotFound, ShownId = shownId };
        }

        var spec = JsonNode.Parse(specText)!.AsObject();
        return new UploadPermit
        {
            Kind = IsLive(attempt) ? UploadPermitKind.Granted : UploadPermitKind.Ended,
            ShownId = shownId,
            Attempt = attempt,
            Root = ResultRoot.For(spec, shownId),
            Suite = spec["suite"] is JsonValue suite && suite.TryGetValue(out string? name) ? name : "",
            PackageFolders = PackageFolder.List(spec),
        };
    }

    private async Task<UploadPermit> RecordStaleAsync(UploadPermit permit, CancellationToken cancellationToken)
    {
        if (permit.Kind != UploadPermitKind.Ended)
        {
            return permit;
        }

        await staleUploads.RecordAsync(permit.Attempt!, cancellationToken);
        var attempts = await jobs.ListAttemptsAsync(permit.ShownId.JobId, cancellationToken);
        return permit with { LiveAttempt = attempts.FirstOrDefault(IsLive)?.Number };
    }

    /// <summary>Compares hashes, so that the time tells neither the token's characters nor its length.</summary>
    private static bool IsSame(string token, string? given) => given is not null && token.Length > 0 &&
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
