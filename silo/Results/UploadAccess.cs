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
        var permit = CheckToken(await FindAsync(shownId, cancellationToken), token);
        return await RecordStaleAsync(permit, cancellationToken);
    }

    /// <summary>For a question of the attempt's owner, who may ask when it is over too.</summary>
    public async Task<UploadPermit> CheckOwnerAsync(
        ShownId shownId, string? token, CancellationToken cancellationToken) =>
        CheckToken(await FindAsync(shownId, cancellationToken), token);

    /// <summary>
    /// For an upload to a log: what a kernel says after its panic is let in when the attempt has ended.
    /// </summary>
    public async Task<UploadPermit> CheckLogAsync(
        ShownId shownId, string stream, string? token, CancellationToken cancellationToken)
    {
        var permit = CheckToken(await FindAsync(shownId, cancellationToken), token);
        var isTrace = permit.Kind == UploadPermitKind.Ended
            && KernelLog.IsTrace(permit.Attempt!, stream, await jobs.GetNowAsync(cancellationToken));
        return isTrace
            ? permit with { Kind = UploadPermitKind.Granted }
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
        var job = await jobs.FindAsync(permit.ShownId.JobId, cancellationToken);
        var live = job?.State.IsLive() == true ? job.AttemptCount : (int?)null;
        return permit with { JobState = job?.State, LiveAttempt = live };
    }

    private static UploadPermit CheckToken(UploadPermit permit, string? token) =>
        permit.Attempt is { } attempt && !IsSame(attempt.Token, token)
            ? permit with { Kind = UploadPermitKind.WrongToken }
            : permit;

    private static bool IsSame(string token, string? given) =>
        given is not null && token.Length > 0 && TokenHash.IsSame(TokenHash.Of(token), TokenHash.Of(given));
}
